package orch.cli.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretLinesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "profile add work --auth-token abc",
        "profile add work --api-secret=abc",
        "profile add work --password 'abc'",
        "!TWILIO_AUTH_TOKEN=abc orch whoami",
        "!export TWILIO_API_SECRET='abc'",
        "!curl -u AC00000000000000000000000000000001:0123456789abcdef0123456789abcdef u",
        "!echo 0123456789abcdef0123456789abcdef",
        "!echo 0123456789abcdef''0123456789abcdef",
        "!echo aB3dEfGhIjKlMnOpQrStUvWxYz012345",
        "config list --base-url https://me:hidden@example.com",
        "!curl -H 'Authorization: Basic x'"
      })
  void aLineWithASecretIsNotKept(String line) {
    assertEquals(false, History.keeps(line), line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "config list",
        "config get conv_configuration_01k1etk2y5f1y9fpe2epfdtva1",
        "config create --memory-store mem_store_01k1etk2y5f1y9fpe2epfdtvv2",
        "profile add work --account-sid AC00000000000000000000000000000001 --api-key"
            + " SK00000000000000000000000000000001",
        "profile set work --new-secret --store file",
        "profile set work --secret-stdin",
        "config create --idempotency-key 78635d87-c1bf-45c5-b23b-993d317d2430",
        "config create --callback https://hooks.example.com/a:b"
      })
  void anOrdinaryLineIsKept(String line) {
    assertEquals(true, History.keeps(line), line);
  }

  @ParameterizedTest
  @ValueSource(strings = {" config list", "", "  "})
  void aLineThatStartsWithASpaceIsNotKept(String line) {
    assertEquals(false, History.keeps(line), line);
  }
}
