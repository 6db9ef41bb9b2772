from http import HTTPStatus

from api.problems import Problem


class KeyInFlight(Problem):
    status = HTTPStatus.CONFLICT
    code = "idempotency_key_in_flight"
    detail = "A request with this idempotency key is still running."


class KeyReused(Problem):
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "idempotency_key_reused"
    detail = "The idempotency key was used for another request."
