import sys

import openapi_client
from openapi_client.exceptions import NotFoundException

configuration = openapi_client.Configuration(host=sys.argv[1])
with openapi_client.ApiClient(configuration) as client:
    services = openapi_client.ServicesApi(client)
    card = services.read_card("121095101")
    assert isinstance(card, openapi_client.Card), card
    try:
        services.read_card("121095199")
        raise AssertionError("121095199 should not be there")
    except NotFoundException as refusal:
        assert refusal.data.code == "service_not_found", refusal.data
print("openapi-generator python:", card.service_id, card.title.fa)
