from http import HTTPStatus

from api.problems import Problem


class RateLimited(Problem):
    status = HTTPStatus.TOO_MANY_REQUESTS
    code = "rate_limited"
    detail = "Too many requests."
