"""How the desk writes dates, by language.

Django's own are American in English, and give months capitals in Romanian and Albanian.
"""
