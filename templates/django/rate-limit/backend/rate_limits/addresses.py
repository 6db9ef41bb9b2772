"""Which address a request came from."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

IPV6_SITE = 64


def client_address(request: HttpRequest) -> str:
    """The address that the outermost trusted proxy saw, or the peer's own.

    One IPv6 subscriber owns a whole /64, which therefore counts as one address; an IPv4
    address that is written as an IPv6 one stays what it is.
    """
    peer = str(request.META.get("REMOTE_ADDR", ""))
    proxies: int = settings.TRUSTED_PROXIES
    forwarded = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    claimed = forwarded[-proxies] if 0 < proxies <= len(forwarded) else peer
    try:
        address = ip_address(claimed)
    except ValueError:
        return peer
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        return str(address.ipv4_mapped)
    if isinstance(address, IPv6Address):
        return str(ip_network((address, IPV6_SITE), strict=False))
    return str(address)
