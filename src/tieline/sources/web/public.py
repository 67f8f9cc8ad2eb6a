"""Whether an IP address belongs to the public internet."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))


def is_public(address: str) -> bool:
    """False for private, loopback, link-local, shared, multicast, reserved and unspecified addresses, and for those
    that carry one of them inside (mapped, 6to4, Teredo, NAT64); also for what is no address."""
    try:
        parsed = ip_address(address.split("%")[0])
    except ValueError:
        return False
    inner = _inside(parsed) if isinstance(parsed, IPv6Address) else ()
    return all(_open(one) for one in (parsed if not inner else None, *inner) if one is not None)


def _open(address: IPv4Address | IPv6Address) -> bool:
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _inside(address: IPv6Address) -> tuple[IPv4Address, ...]:
    if address.ipv4_mapped:
        return (address.ipv4_mapped,)
    if address.sixtofour:
        return (address.sixtofour,)
    if address.teredo:
        return address.teredo
    if any(address in network for network in _NAT64):
        return (IPv4Address(int(address) & 0xFFFFFFFF),)
    return ()
