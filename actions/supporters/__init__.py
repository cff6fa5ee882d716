"""The record everything is tied to: person, mailbox, consent."""
