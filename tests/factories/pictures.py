"""Files that people send as pictures: good ones, and ones that only pretend."""

import io
import struct
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

GPS_IFD = 0x8825


def jpeg(name: str = "anh.jpg", *, size: tuple[int, int] = (1200, 900), turned: bool = False) -> SimpleUploadedFile:
    """A phone's picture with the place and owner in it; `turned`: held upright, told by the orientation mark."""
    held = io.BytesIO()
    picture = Image.new("RGB", size, "#2b3a70")
    exif = Image.Exif()
    exif[0x010F] = "Chị Hoa's phone"
    exif[0x0112] = 6 if turned else 1
    exif.get_ifd(GPS_IFD)[1] = "N"
    picture.save(held, "JPEG", exif=exif)
    return SimpleUploadedFile(name, held.getvalue(), "image/jpeg")


def png_that_claims(width: int, height: int) -> SimpleUploadedFile:
    """A small file whose head says it is huge."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [_chunk(b"IHDR", head), _chunk(b"IDAT", zlib.compress(b"\0" * 100)), _chunk(b"IEND", b"")]
    return SimpleUploadedFile("to.png", b"\x89PNG\r\n\x1a\n" + b"".join(chunks), "image/png")


def pretender(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "image/jpeg")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
