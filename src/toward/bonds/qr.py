"""A QR code as one path of a drawing, so that no picture is fetched and no style is inlined."""

import segno


def qr_path(text: str) -> tuple[int, str]:
    """The width in modules, with the quiet zone, and the path of the dark ones, row by row."""
    modules = [list(row) for row in segno.make(text, error="m", micro=False).matrix_iter(border=4)]
    strokes = [f"M{x} {y}h1v1h-1z" for y, row in enumerate(modules) for x, dark in enumerate(row) if dark]
    return len(modules), "".join(strokes)
