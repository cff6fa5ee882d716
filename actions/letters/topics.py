"""The subjects under which offices of Congress file messages.

The 32 policy areas of the Congressional Research Service at the Library of Congress, as two clients of the gateways
list them (read 2026-11-23). They are sent in English, and shown so.
"""

IMMIGRATION = "Immigration"
TOPICS = [
    "Agriculture and Food", "Animals", "Armed Forces and National Security", "Arts, Culture, Religion",
    "Civil Rights and Liberties, Minority Issues", "Commerce", "Congress", "Crime and Law Enforcement",
    "Economics and Public Finance", "Education", "Emergency Management", "Energy", "Environmental Protection",
    "Families", "Finance and Financial Sector", "Foreign Trade and International Finance",
    "Government Operations and Politics", "Health", "Housing and Community Development", IMMIGRATION,
    "International Affairs", "Labor and Employment", "Law", "Native Americans", "Public Lands and Natural Resources",
    "Science, Technology, Communications", "Social Sciences and History", "Social Welfare", "Sports and Recreation",
    "Taxation", "Transportation and Public Works", "Water Resources Development",
]  # fmt: skip
CHOICES = [(topic, topic) for topic in TOPICS]
