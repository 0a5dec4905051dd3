"""A small sign-on by OpenID Connect on this machine: discovery, authorization, a signed id token, who somebody is."""

import hashlib
import json
import threading
import time
from base64 import urlsafe_b64encode
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "answerable", "between-us"


class SignOn:
    """The office's sign-on, as a context. `person` are the claims of whoever stands before it now."""

    def __init__(self):
        self.person = {}
        self.codes = {}
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        office = self

        class Door(BaseHTTPRequestHandler):
            def do_GET(self):
                office.answer(self, {})

            def do_POST(self):
                sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
                office.answer(self, {name: values[0] for name, values in parse_qs(sent).items()})

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def answer(self, door, sent):
        parts = urlsplit(door.path)
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        way = {
            "/.well-known/openid-configuration": self._tell_addresses,
            "/authorize": self._authorize,
            "/token": self._give_token,
            "/person": self._tell_person,
            "/keys": self._tell_keys,
        }[parts.path]
        status, headers, body = way(door, asked | sent)
        words = json.dumps(body).encode()
        door.send_response(status)
        for name, value in {"Content-Type": "application/json", "Content-Length": len(words), **headers}.items():
            door.send_header(name, str(value))
        door.end_headers()
        door.wfile.write(words)

    def _tell_addresses(self, door, asked):
        return 200, {}, {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "userinfo_endpoint": f"{self.address}/person",
            "jwks_uri": f"{self.address}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }  # fmt: skip

    def _authorize(self, door, asked):
        assert asked["client_id"] == CLIENT
        assert asked["code_challenge_method"] == "S256"
        code = f"code-{len(self.codes)}"
        self.codes[code] = asked["code_challenge"]
        back = urlencode({"code": code, "state": asked["state"]})
        return 302, {"Location": f"{asked['redirect_uri']}?{back}"}, {}

    def _give_token(self, door, sent):
        assert (sent["client_id"], sent["client_secret"]) == (CLIENT, SECRET)
        digest = hashlib.sha256(sent["code_verifier"].encode()).digest()
        assert urlsafe_b64encode(digest).decode().rstrip("=") == self.codes.pop(sent["code"])
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 60, **self.person}
        signed = jwt.encode(claims, self.key, algorithm="RS256", headers={"kid": "one"})
        return 200, {}, {"access_token": "for-now", "token_type": "Bearer", "expires_in": 60, "id_token": signed}

    def _tell_person(self, door, asked):
        assert door.headers["Authorization"] == "Bearer for-now"
        return 200, {}, self.person

    def _tell_keys(self, door, asked):
        key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return 200, {}, {"keys": [{**key, "kid": "one", "alg": "RS256", "use": "sig"}]}
