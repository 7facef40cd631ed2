"""KID: the customer's identification on an invoice, with the check digit of MOD10 (Luhn), as the banks define it."""


def check_digit(digits: str) -> str:
    """Return the MOD10 check digit: from the right every second digit is doubled. Raises ValueError on other than digits."""
    if not (digits.isascii() and digits.isdigit()):
        raise ValueError("a KID is made of the digits 0 to 9")
    doubled = (int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(digits)))
    total = sum(number // 10 + number % 10 for number in doubled)
    return str(-total % 10)


def kid(digits: str) -> str:
    """Return the digits with their check digit."""
    return digits + check_digit(digits)


def is_valid(number: str) -> bool:
    """Tell whether the last digit is the check digit of those before it."""
    return len(number) > 1 and number.isascii() and number.isdigit() and check_digit(number[:-1]) == number[-1]
