"""Shapes of files: what a file must look like to be loaded, and an empty one of each."""

from django.http import HttpResponse

from answerable.clerking.showing import desk_page, found, may, show
from answerable.keeping.kinds import list_shapes
from answerable.measuring.loading.template import describe_shape, write_template


@desk_page("see_performance")
def show_shapes(request):
    shapes = sorted(list_shapes().values(), key=lambda shape: shape.heading)
    told = [(shape, describe_shape(shape)) for shape in shapes]
    return show(request, "shapes", shapes=told, may_keep=may(request, "keep_performance"))


@desk_page("see_performance")
def download_template(request, name):
    """An empty file of a shape, with a line on each column above its headings."""
    shape = found(list_shapes().get(name))
    response = HttpResponse(write_template(shape).encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{shape.name}.csv"'
    return response
