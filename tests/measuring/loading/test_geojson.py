"""GeoJSON opened as rows: properties, outlines in metres, and what is wrong with features."""

import gzip
import json

import pytest

from answerable.measuring.loading.load import load_file, preview_file
from answerable.measuring.loading.rows import read_rows
from answerable.measuring.loading.shape import Field, Shape
from answerable.measuring.refusal import MeasureError

WARDS = Shape(
    name="wards",
    heading="Wards",
    meaning="One row for each ward.",
    key=("code",),
    fields=(
        Field(name="code", form="text", meaning="Its code.", is_required=True, names=("ward code",)),
        Field(name="people", form="whole", meaning="Who live there."),
        Field(name="is_urban", form="flag", meaning="Whether it is a town."),
        Field(name="outline", form="outline", meaning="Its edge.", is_required=True),
    ),
)
SQUARE = [[[400000, 300000], [401000, 300000], [401000, 301000], [400000, 301000], [400000, 300000]]]
METRES = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::27700"}}


def feature(code, coordinates, kind="Polygon", **properties):
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "properties": {"Ward code": code, **properties}, "geometry": geometry}


def load(folder, *features, crs=METRES, pack=lambda data: data):
    written = {"type": "FeatureCollection", "features": list(features)} | ({"crs": crs} if crs else {})
    path = folder / "wards.geojson"
    path.write_bytes(pack(json.dumps(written).encode()))
    return load_file(path, WARDS, folder / "rows")


def test_each_feature_is_a_row_of_its_properties_and_its_outline(tmp_path):
    loaded = load(
        tmp_path, feature("A", SQUARE, people=1200, is_urban=True, beat="x"), feature("B", SQUARE, people=7.0)
    )

    assert loaded.report.format == "GeoJSON, in metres of the British National Grid"
    assert loaded.report.ignored == ("beat",)
    first, second = read_rows(loaded.file)
    assert first == {
        "code": "A",
        "people": 1200,
        "is_urban": True,
        "outline": "POLYGON ((400000 300000, 401000 300000, 401000 301000, 400000 301000, 400000 300000))",
    }
    assert (second["people"], second["is_urban"]) == (7, None)


def test_corners_without_a_system_are_degrees_and_come_out_as_metres(tmp_path):
    corners = [[[-1.9, 52.4], [-1.8, 52.4], [-1.8, 52.5], [-1.9, 52.4]]]

    loaded = load(tmp_path, feature("A", corners), crs=None)

    assert loaded.report.format == "GeoJSON, in degrees"
    assert read_rows(loaded.file)[0]["outline"].startswith("POLYGON ((406900.9 278003.1, 413704.8 278017.2,")


def test_several_polygons_holes_heights_and_packing_are_kept_or_left_as_they_should(tmp_path):
    hole = [[400100, 300100, 5], [400200, 300100, 5], [400200, 300200, 5], [400100, 300100, 5]]
    far = [[[x + 5000, y] for x, y in SQUARE[0]]]

    loaded = load(tmp_path, feature("A", [[*SQUARE, hole], far], "MultiPolygon"), pack=gzip.compress)

    words = read_rows(loaded.file)[0]["outline"]
    assert words.startswith("MULTIPOLYGON (((")
    assert "400100 300100" in words


def test_a_feature_that_is_no_polygon_is_rejected_by_its_number(tmp_path):
    loaded = load(tmp_path, feature("A", [400000, 300000], "Point"), feature("B", SQUARE), feature("C", [[["x", 1]]]))

    assert loaded.report.sentence == "3 rows: 1 taken, 2 rejected."
    assert [(each.line, each.words) for each in loaded.report.rejections] == [
        (1, "Its geometry is no polygon and no several of them."),
        (3, "Its geometry is no polygon and no several of them."),
    ]


@pytest.mark.parametrize(
    ("ring", "words"),
    [
        ([[400000, 300000], [401000, 301000], [401000, 300000], [400000, 301000], [400000, 300000]],
         "crosses itself, and mending it would change its area by more than 1%"),
        ([[-1.9, 52.4], [-1.8, 52.4], [-1.8, 52.5], [-1.9, 52.4]], "does not lie in Great Britain"),
        ([[400000, 300000], [401000, 300000], [400000, 300000], [400000, 300000]], "is no outline"),
    ],
)  # fmt: skip
def test_an_outline_that_cannot_be_used_is_rejected_with_a_sentence(tmp_path, ring, words):
    report = load(tmp_path, feature("A", [ring]), feature("B", SQUARE)).report

    assert (report.taken, report.rejected) == (1, 1)
    assert words in report.rejections[0].words
    assert report.rejections[0].value == ""


def test_a_feature_without_a_geometry_has_no_outline(tmp_path):
    report = load(tmp_path, feature("A", SQUARE) | {"geometry": None}, feature("B", SQUARE)).report

    assert report.rejections[0].words == "There is no outline, and no row is taken without."


def test_another_system_of_coordinates_is_refused(tmp_path):
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}

    with pytest.raises(MeasureError, match="in another coordinate system: save it in degrees"):
        load(tmp_path, feature("A", SQUARE), crs=crs)


@pytest.mark.parametrize("data", [b'{"type": "FeatureCollection", "features": [', b'{"features": 3}'])
def test_a_file_that_breaks_off_is_told(tmp_path, data):
    (tmp_path / "given").write_bytes(data)

    with pytest.raises(MeasureError, match="The GeoJSON file is damaged"):
        preview_file(tmp_path / "given", WARDS)


def test_outlines_are_read_from_csv_too(tmp_path):
    path = tmp_path / "wards.csv"
    path.write_text(
        'code,outline\nA,"POLYGON ((400000 300000, 401000 300000, 401000 301000, 400000 300000))"\nB,round\n'
    )

    report = load_file(path, WARDS, tmp_path / "rows").report

    assert (report.taken, report.rejected) == (1, 1)
    assert "write it as WKT" in report.rejections[0].words
