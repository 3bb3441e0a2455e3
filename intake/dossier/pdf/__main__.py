"""The self-test: `python -m intake.dossier.pdf` makes a small PDF, or says what is missing."""

import sys

from intake.dossier.pdf import PdfFout, pdf_van_html

REGEL = '<html lang="nl"><title>Zelftest</title><h1>Zelftest</h1><p>€ 1.000 → ✓</p></html>'


def main() -> int:
    try:
        pdf = pdf_van_html(REGEL, "zelftest")
    except PdfFout as fout:
        print(fout, file=sys.stderr)
        return 1
    print(f"PDF: in orde ({len(pdf)} bytes)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
