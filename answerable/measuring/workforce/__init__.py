"""The workforce: establishment, strength, vacancies, attrition, attendance, diversity."""
