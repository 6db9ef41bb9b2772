from http import HTTPStatus

from api.problems import Problem


class ExportNotReady(Problem):
    status = HTTPStatus.CONFLICT
    code = "export_not_ready"
    detail = "The export is not ready yet."


class ExportFailed(Problem):
    status = HTTPStatus.CONFLICT
    code = "export_failed"
    detail = "The export failed."
