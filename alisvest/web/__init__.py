"""What every answer carries, whatever it is about: headers, error pages, health, log lines, words explained."""
