"""Reads the tables of PDFs with another tool: peers.py TOOL FILE... prints {file: [[page, rows], ...]} as JSON."""
import json
import sys


def pdfplumber_lines(path):
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        return [(page.page_number, table) for page in pdf.pages for table in page.extract_tables()]


def camelot_with(flavor):
    def read(path):
        import camelot

        return [(table.page, table.df.values.tolist()) for table in camelot.read_pdf(path, pages="all", flavor=flavor)]

    return read


TOOLS = {
    "pdfplumber": pdfplumber_lines,
    "camelot lattice": camelot_with("lattice"),
    "camelot stream": camelot_with("stream"),
}

result = {}
for file in sys.argv[2:]:
    try:
        found = TOOLS[sys.argv[1]](file)
    except ImportError:
        sys.exit(3)
    except Exception as error:
        print(f"{file}: {error}", file=sys.stderr)
        found = []
    result[file] = [[page, [[cell or "" for cell in row] for row in rows]] for page, rows in found]
print(json.dumps(result))
