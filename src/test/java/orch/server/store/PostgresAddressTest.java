package orch.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** URLs of databases. */
class PostgresAddressTest {
  @Test
  void everyPartIsRead() {
    PostgresAddress all =
        PostgresAddress.parse(
            "postgresql://or%20ch@db.example.com:6432/te%2Bam+x?sslmode=verify-full"
                + "&sslrootcert=%2Fetc%2Fca.pem&schema=ci_7");
    assertEquals(
        new PostgresAddress(
            "or ch",
            "db.example.com",
            6432,
            "te+am+x",
            "ci_7",
            Map.of("sslmode", "verify-full", "sslrootcert", "/etc/ca.pem")),
        all);
    assertEquals("postgresql://or ch@db.example.com:6432/te+am+x", all.place());
  }

  @Test
  void mostPartsCanBeLeftOut() {
    assertEquals(
        new PostgresAddress("", "[::1]", 5432, "sandbox", "orch", Map.of()),
        PostgresAddress.parse("postgres://[::1]/sandbox"));
    assertEquals(
        "postgresql://localhost:5432/sandbox",
        PostgresAddress.parse("PostgreSQL://localhost/sandbox?").place());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://orch:hunter2@db.example.com/sandbox",
        "postgresql://orch:hunter2@/",
        "postgresql://orch:hunter2/x@db.example.com/sandbox",
        "postgresql://orch:hunter2@db.example.com:x/sandbox",
        "postgresql://db.example.com/sandbox?password=hunter2",
        "postgresql://db.example.com/sandbox?sslmode=require&PASSWORD=hunter2"
      })
  void passwordIsRefusedAndNotRepeated(String url) {
    String message = refusal(url);
    assertTrue(message.contains("set PGPASSWORD, or write it to ~/.pgpass"), message);
    assertFalse(message.contains("hunter2"), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://",
        "postgresql:///sandbox",
        "postgresql://localhost",
        "postgresql://localhost/",
        "postgresql://localhost:0/sandbox",
        "postgresql://localhost:65536/sandbox",
        "postgresql://one,two:1:2/sandbox",
        "postgresql://localhost/sandbox/more"
      })
  void anotherFormIsRefused(String url) {
    assertEquals("the form is postgresql://[USER@]HOST[:PORT]/DATABASE", refusal(url));
  }

  @ParameterizedTest
  @CsvSource({
    "socketFactory=java.io.File, the parameters are schema",
    "sslmode, the parameters are schema",
    "schema=, the schema is a name",
    "schema=a-b, the schema is a name",
    "schema=x;DROP, the schema is a name",
  })
  void otherParametersAreRefused(String parameter, String why) {
    String message = refusal("postgresql://localhost/sandbox?" + parameter);
    assertTrue(message.startsWith(why), message);
  }

  private static String refusal(String url) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> PostgresAddress.parse(url))
            .getMessage());
  }
}
