"""Pages fetched from addresses the user names: carefully, politely, and from nowhere else.

`web.Web` fetches; `backend` sees to it that a connection goes to a public address only; `robots` asks the site first.
"""
