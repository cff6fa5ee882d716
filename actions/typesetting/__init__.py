"""Type on paper: the faces, what each can set, and the sheet that lists, letters and receipts are set on."""
