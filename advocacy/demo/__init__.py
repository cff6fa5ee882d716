"""The demonstration: *Citizenship for All* by an invented network, in English, Korean and Spanish.

`content` holds the words, a module a page, all languages side by side; `building.build` puts them on the site.
Every person and every event in it is made up.
"""
