"""Who is at the keyboard: signing on at the municipality, the second step, and how it ends.

The provider says who someone is               aanmelden.aanbieder
and in which groups they are                   aanmelden.claims
an account belongs to issuer and subject       aanmelden.accounts
a local account of staff takes a second step   aanmelden.tweedestap
and every request asks whether it still holds  aanmelden.bewaking
"""
