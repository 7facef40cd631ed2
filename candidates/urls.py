from django.urls import path

from candidates import views
from candidates.views import bringing

app_name = "candidates"

urlpatterns = [
    path("candidates/", views.candidate_list, name="candidate_list"),
    path("candidates/mine/", views.candidate_mine, name="candidate_mine"),
    path("candidates/<int:pk>/", views.candidate_detail, name="candidate_detail"),
    path("candidates/<int:pk>/plan/make/", views.plan_make, name="plan_make"),
    path("plans/<int:pk>/agree/", views.plan_agree, name="plan_agree"),
    path("plans/<int:pk>/periods/add/", views.period_add, name="period_add"),
    path("plans/periods/<int:pk>/change/", views.period_change, name="period_change"),
    path("plans/periods/<int:pk>/remove/", views.period_remove, name="period_remove"),
    path("plans/<int:pk>/earlier-service/", bringing.service_bring_in, name="service_bring_in"),
    path("plans/<int:pk>/earlier-service/take-out/", bringing.service_take_out, name="service_take_out"),
    path("positions/", views.position_list, name="position_list"),
    path("positions/<int:pk>/", views.position_detail, name="position_detail"),
    path("positions/<int:pk>/end/", views.position_end, name="position_end"),
    path("institutions/", views.institution_list, name="institution_list"),
    path("candidates/<int:pk>/institutions/", views.institution_candidate, name="institution_candidate"),
    path("candidates/<int:pk>/institutions/wish/", views.institution_wish, name="institution_wish"),
    path("institutions/<int:pk>/", views.institution_detail, name="institution_detail"),
    path("institutions/<int:pk>/change/", views.institution_change, name="institution_change"),
    path("institutions/<int:pk>/agree/", views.institution_agree, name="institution_agree"),
    path("institutions/<int:pk>/confirm/", views.institution_confirm, name="institution_confirm"),
    path("institutions/<int:pk>/finish/", views.institution_finish, name="institution_finish"),
    path("institutions/<int:pk>/cancel/", views.institution_cancel, name="institution_cancel"),
    path("candidates/<int:pk>/regular-post/offer/", views.offer_make, name="offer_make"),
    path("regular-posts/<int:pk>/", views.offer_detail, name="offer_detail"),
    path("regular-posts/<int:pk>/answer/", views.offer_answer, name="offer_answer"),
    path("regular-posts/<int:pk>/after/<int:years>/", views.offer_check, name="offer_check"),
    path("exchanges/", views.exchange_board, name="exchange_board"),
    path("exchanges/wishes/candidate/", views.exchange_wish_candidate, name="exchange_wish_candidate"),
    path("exchanges/wishes/trainee/", views.exchange_wish_trainee, name="exchange_wish_trainee"),
    path("exchanges/wishes/<int:pk>/withdraw/", views.exchange_wish_withdraw, name="exchange_wish_withdraw"),
    path("exchanges/wishes/<int:pk>/with/<int:trainee>/", views.exchange_propose, name="exchange_propose"),
    path("exchanges/<int:pk>/", views.exchange_detail, name="exchange_detail"),
    path("exchanges/<int:pk>/municipality/", views.exchange_agree_municipality, name="exchange_agree_municipality"),
    path("exchanges/<int:pk>/hospital/", views.exchange_agree_hospital, name="exchange_agree_hospital"),
    path("exchanges/<int:pk>/begin/", views.exchange_begin, name="exchange_begin"),
    path("exchanges/<int:pk>/finish/", views.exchange_finish, name="exchange_finish"),
    path("exchanges/<int:pk>/give-up/", views.exchange_give_up, name="exchange_give_up"),
    path("positions/<int:pk>/fill/", views.position_fill, name="position_fill"),
]
