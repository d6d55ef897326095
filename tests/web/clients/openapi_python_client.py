import sys

from khedmat_api_client import Client
from khedmat_api_client.api.services import read_card
from khedmat_api_client.models import Card, Problem

client = Client(base_url=sys.argv[1], raise_on_unexpected_status=True)
card = read_card.sync("121095101", client=client)
assert isinstance(card, Card), card
missing = read_card.sync("121095199", client=client)
assert isinstance(missing, Problem) and missing.code == "service_not_found", missing
print("openapi-python-client:", card.service_id, card.title.fa)
