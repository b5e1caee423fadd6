package orch.server;

import static orch.server.Client.header;
import static orch.server.Client.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import orch.Certificates;
import orch.server.store.DatabaseException;
import orch.server.store.PostgresStorage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is different when control planes share a database of PostgreSQL. */
@Timeout(120)
class PostgresTest {
  private static final String SERVICE =
      "\"conversationsV1Bridge\": {\"serviceId\": \"IS00000000000000000000000000000000\"}";

  private final Postgres postgres = Postgres.shared();
  private String schema = "";

  @BeforeEach
  void ofItsOwn(TestInfo test) {
    schema = "p" + Integer.toUnsignedString(test.getDisplayName().hashCode());
  }

  @AfterEach
  void gone() throws Exception {
    postgres.run("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
  }

  private ControlPlane started() throws Exception {
    return started(postgres.storage(schema));
  }

  private static ControlPlane started(PostgresStorage storage) throws Exception {
    return ControlPlane.start(
        ControlPlaneSettings.local(Path.of("unused.db"), Machines.real())
            .withStorage(storage)
            .withLatency(Duration.ZERO));
  }

  /** Sends a request to each of two servers at the same moment. */
  private static List<HttpResponse<String>> atOnce(
      ControlPlane one, ControlPlane other, String document, String otherDocument, UUID key) {
    CompletableFuture<HttpResponse<String>> first =
        CompletableFuture.supplyAsync(() -> new Client(one.baseUrl()).post(document, key));
    HttpResponse<String> second = new Client(other.baseUrl()).post(otherDocument, key);
    return List.of(first.join(), second);
  }

  @Test
  void twoServersThatGetTheSameKeyAtOnceMakeOneWrite() throws Exception {
    try (ControlPlane one = started();
        ControlPlane other = started()) {
      for (int i = 0; i < 50; i++) {
        List<HttpResponse<String>> answers =
            atOnce(one, other, Plane.MINIMAL, Plane.MINIMAL, UUID.randomUUID());
        assertEquals(202, answers.get(0).statusCode());
        assertEquals(
            header(answers.get(0), "Operation-Id"), header(answers.get(1), "Operation-Id"));
      }
      assertEquals(50, rows("operations"));
      assertEquals(50, rows("revisions"));
    }
  }

  @Test
  void twoRequestsWithTheSameKeyAreAWriteAndAConflict() throws Exception {
    try (ControlPlane one = started();
        ControlPlane other = started()) {
      for (int i = 0; i < 20; i++) {
        List<HttpResponse<String>> answers =
            atOnce(one, other, Plane.MINIMAL, Plane.named("Other"), UUID.randomUUID());
        assertEquals(
            List.of(202, 409), answers.stream().map(HttpResponse::statusCode).sorted().toList());
      }
      assertEquals(20, rows("operations"));
    }
  }

  /** A snapshot that was taken before the wait for the lock would not have the other's write. */
  @Test
  void isolationOfTheDatabaseDoesNotMatter() throws Exception {
    String role = "strict_" + schema;
    postgres.run("CREATE ROLE " + role + " LOGIN SUPERUSER PASSWORD 'not-a-secret'");
    postgres.run("ALTER ROLE " + role + " SET default_transaction_isolation = 'repeatable read'");
    PostgresStorage strict =
        PostgresStorage.of(
            postgres.url(schema).replace("orch@", role + "@"), postgres.environment());
    try (ControlPlane one = started(strict);
        ControlPlane other = started(strict)) {
      for (int i = 0; i < 50; i++) {
        List<HttpResponse<String>> answers =
            atOnce(one, other, Plane.MINIMAL, Plane.MINIMAL, UUID.randomUUID());
        assertEquals(
            header(answers.get(0), "Operation-Id"), header(answers.get(1), "Operation-Id"));
        assertEquals(202, answers.get(1).statusCode());
      }
    } finally {
      postgres.run("DROP SCHEMA " + schema + " CASCADE; DROP ROLE " + role);
    }
  }

  @Test
  void oneServiceIsGivenOnceByAllServers() throws Exception {
    try (ControlPlane one = started();
        ControlPlane other = started()) {
      for (int i = 0; i < 20; i++) {
        String document = Plane.with(SERVICE.replace("IS00", String.format("IS%02d", i)));
        CompletableFuture<HttpResponse<String>> first =
            CompletableFuture.supplyAsync(() -> new Client(one.baseUrl()).post(document));
        int second = new Client(other.baseUrl()).post(document).statusCode();
        assertEquals(
            List.of(202, 409),
            IntStream.of(first.join().statusCode(), second).sorted().boxed().toList());
      }
    }
  }

  @Test
  void versionsThatTwoServersMakeAreAllCounted() throws Exception {
    try (ControlPlane one = started();
        ControlPlane other = started()) {
      String id =
          json(new Client(one.baseUrl()).post(Plane.MINIMAL))
              .at("/related/configurationId")
              .asText();
      List<CompletableFuture<Integer>> all =
          IntStream.range(0, 40)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () ->
                              new Client((i % 2 == 0 ? one : other).baseUrl())
                                  .patch(id, "{\"field" + i + "\": " + i + "}")
                                  .statusCode()))
              .toList();
      all.forEach(each -> assertEquals(202, each.join()));
      var read = json(new Client(other.baseUrl()).configuration(id));
      assertEquals(41, read.path("version").asInt());
      IntStream.range(0, 40).forEach(i -> assertEquals(i, read.path("field" + i).asInt(-1)));
    }
  }

  @Test
  void aLockedAccountIsReportedAndOthersGoOn() throws Exception {
    try (ControlPlane plane = started();
        Connection holder = postgres.connection()) {
      Client client = new Client(plane.baseUrl());
      holder.setAutoCommit(false);
      int account = 0x6f726368 + 1;
      holder
          .createStatement()
          .execute("SELECT pg_advisory_xact_lock(" + account + ", " + "AC1".hashCode() + ")");
      var waiting = CompletableFuture.supplyAsync(() -> client.post(Plane.MINIMAL));
      assertEquals(202, client.as("AC2").post(Plane.MINIMAL).statusCode());
      assertEquals(200, client.get(Client.CONFIGURATIONS).statusCode());
      HttpResponse<String> refused = waiting.join();
      assertEquals(503, refused.statusCode());
      assertEquals(
          "The database postgresql://orch@127.0.0.1:"
              + postgres.port()
              + "/postgres cannot be used: another emulator has locked the account for 5 seconds",
          json(refused).path("message").asText());
      holder.rollback();
      assertEquals(202, client.post(Plane.MINIMAL).statusCode());
    }
  }

  /** Every statement of a page can use an index, as in the file. */
  @Test
  void everyStatementFindsItsRowsByAnIndex() throws Exception {
    try (ControlPlane plane = started()) {
      String id =
          json(new Client(plane.baseUrl()).post(Plane.with(SERVICE)))
              .at("/related/configurationId")
              .asText();
      assertEquals(200, new Client(plane.baseUrl()).configuration(id).statusCode());
    }
    try (Connection connection = postgres.connection();
        var statement = connection.createStatement()) {
      statement.execute("SET search_path = " + schema);
      statement.execute("SET enable_seqscan = off");
      for (String sql :
          List.of(
              "SELECT document FROM revisions WHERE account = 'a' AND id = 'b'",
              "SELECT id FROM revisions WHERE account = 'a' AND id > 'b' ORDER BY id LIMIT 5",
              "SELECT id FROM revisions WHERE account = 'a' AND service = 's' LIMIT 1",
              "SELECT ctid FROM revisions WHERE gone_at <= 5 FOR UPDATE SKIP LOCKED",
              "SELECT id FROM operations WHERE id > '' ORDER BY id DESC LIMIT 1",
              "SELECT id FROM operations WHERE account = 'a' AND idempotency_key = 'k'")) {
        StringBuilder plan = new StringBuilder();
        try (var rows = statement.executeQuery("EXPLAIN " + sql)) {
          while (rows.next()) {
            plan.append(rows.getString(1)).append('\n');
          }
        }
        assertFalse(plan.toString().matches("(?s).*(Seq Scan|Sort).*"), () -> sql + "\n" + plan);
      }
    }
  }

  @Test
  void schemaOfAnotherProgramIsRefused() throws Exception {
    postgres.run("CREATE SCHEMA " + schema + "; CREATE TABLE " + schema + ".orders (id INT)");
    assertEquals("it is the database of another program", refused(postgres.storage(schema), true));
    assertEquals(0, postgres.number(count("pg_tables WHERE tablename = 'revisions'")));
  }

  private String count(String where) {
    return "SELECT count(*) FROM " + where + " AND schemaname = '" + schema + "'";
  }

  @Test
  void schemaOfAnotherVersionIsRefused() throws Exception {
    started().close();
    postgres.run("UPDATE " + schema + ".orch_version SET version = 99");
    assertEquals(
        "it was written by another version of orch", refused(postgres.storage(schema), false));
  }

  @Test
  void missingDatabaseAndWrongPasswordAreSaid() {
    String url = postgres.url(schema);
    assertEquals(
        "database \"nowhere\" does not exist",
        refused(
            PostgresStorage.of(url.replace("/postgres?", "/nowhere?"), postgres.environment()),
            true));
    String wrong = refused(PostgresStorage.of(url, Map.of("PGPASSWORD", "hunter2")), true);
    assertEquals(
        "password authentication failed for user \"orch\""
            + " (the password comes from PGPASSWORD or ~/.pgpass)",
        wrong);
    String none = refused(PostgresStorage.of(url, Map.of()), true);
    assertTrue(none.endsWith("(the password comes from PGPASSWORD or ~/.pgpass)"), none);
    assertEquals(
        "the server does not answer (Connection refused)",
        refused(
            PostgresStorage.of(url.replace(":" + postgres.port(), ":1"), postgres.environment()),
            false));
    assertEquals(
        "The server does not support SSL.",
        refused(PostgresStorage.of(url + "&sslmode=require", postgres.environment()), true));
  }

  @Test
  void tlsIsSpokenWithAServerWhoseCertificateIsTrusted(@TempDir Path home) throws Exception {
    Path authority = Files.writeString(home.resolve("ca.pem"), Certificates.pem("ca"));
    Path other = Files.writeString(home.resolve("other.pem"), Certificates.pem("other"));
    try (Postgres encrypted = Postgres.startWithTls(Certificates.GOOD)) {
      String url = encrypted.url(schema) + "&sslmode=verify-full&sslrootcert=";
      Map<String, String> environment = encrypted.environment();
      try (ControlPlane plane = started(PostgresStorage.of(url + authority, environment))) {
        assertEquals(202, new Client(plane.baseUrl()).post(Plane.MINIMAL).statusCode());
        String plain =
            "SELECT count(*) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)"
                + " WHERE application_name = 'orch emulator' AND ssl = ";
        assertTrue(encrypted.number(plain + "true") > 0, "no connection with TLS");
        assertEquals(0, encrypted.number(plain + "false"));
      }
      assertEquals(
          "the certificate of the server is not from an authority in the file of sslrootcert",
          refused(PostgresStorage.of(url + other, environment), true));
      assertEquals(
          "Could not open SSL root certificate file /nowhere.pem",
          refused(PostgresStorage.of(url + "/nowhere.pem", environment), true));
    }
  }

  @ParameterizedTest
  @CsvSource({
    Certificates.OTHER_HOST + ", the certificate of the server is for another host",
    Certificates.EXPIRED + ", the certificate of the server has expired",
    Certificates.EARLY + ", the certificate of the server is not valid yet"
  })
  void certificateThatIsNotValidIsRefused(String certificate, String reason, @TempDir Path home)
      throws Exception {
    Path authority = Files.writeString(home.resolve("ca.pem"), Certificates.pem("ca"));
    try (Postgres encrypted = Postgres.startWithTls(certificate)) {
      String url = encrypted.url(schema) + "&sslmode=verify-full&sslrootcert=" + authority;
      assertEquals(reason, refused(PostgresStorage.of(url, encrypted.environment()), true));
    }
  }

  private static String refused(PostgresStorage storage, boolean isWrongPlace) {
    DatabaseException e = assertThrows(DatabaseException.class, () -> started(storage));
    assertEquals(isWrongPlace, e.isWrongPath(), e::getMessage);
    return e.reason();
  }

  @Test
  void userAndPasswordCanBeInTheEnvironmentAndInPgpass(@TempDir Path home) throws Exception {
    String noUser = postgres.url(schema).replace("orch@", "");
    started(
            PostgresStorage.of(
                noUser,
                Map.of("PGUSER", "orch", "PGPASSWORD", postgres.environment().get("PGPASSWORD"))))
        .close();
    Path file = home.resolve("pgpass");
    Files.writeString(
        file, "127.0.0.1:*:*:orch:" + postgres.environment().get("PGPASSWORD") + "\n");
    System.setProperty("org.postgresql.pgpassfile", file.toString());
    try {
      started(PostgresStorage.of(postgres.url(schema), Map.of())).close();
    } finally {
      System.clearProperty("org.postgresql.pgpassfile");
    }
  }

  private long rows(String table) throws Exception {
    return postgres.number("SELECT count(*) FROM " + schema + "." + table);
  }
}
