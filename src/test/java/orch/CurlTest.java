package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import orch.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --curl}: the printed command does the same when a shell runs it. */
class CurlTest {
  private static final String KEY = "5f0c1b9e-9d7a-4e55-8a53-6d3c8a3ff001";
  private static final String[] CREATE = {
    "config",
    "create",
    "--curl",
    "--idempotency-key",
    KEY,
    "--name",
    "My Support Config",
    "--description",
    "it's \"a\" $(test) `x` \\ ü \n\u0007 %41",
    "--grouping",
    "profile",
    "--memory-store",
    "mem_store_01k1etk2y5f1y9fpe2epfdtvv2"
  };

  private Path home;
  private Orch orch;
  private Server server;

  @BeforeEach
  void machine(@TempDir Path directory) throws IOException {
    home = directory;
    orch = new Orch(directory);
    server = new Server(directory, orch.time());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String command(Result result) {
    List<String> lines = commands(result);
    assertEquals(1, lines.size(), result::toString);
    return lines.get(0);
  }

  private static List<String> commands(Result result) {
    return result.err().lines().filter(line -> line.startsWith("curl ")).toList();
  }

  private String pasted(String command, Map<String, String> environment) throws Exception {
    Path out = home.resolve("pasted.out");
    ProcessBuilder shell = new ProcessBuilder("sh", "-c", command);
    shell.environment().putAll(environment);
    shell.redirectErrorStream(true).redirectOutput(out.toFile());
    int exit = shell.start().waitFor();
    String text = java.nio.file.Files.readString(out);
    assertEquals(0, exit, text);
    return text;
  }

  @Test
  void aWriteIsTheSameWriteAndIsNotDoneTwice() throws Exception {
    Result created = orch.run(server.and(CREATE)).exits(0);
    // A key that the user chose may have been used before, so its operation is looked at.
    List<String> commands = commands(created);
    assertTrue(commands.get(1).startsWith("curl -sS -X GET "), created::toString);
    String again = pasted(commands.get(0), Map.of());
    assertEquals(
        created.json().at("/related/configurationId"),
        Json.read(again).at("/related/configurationId"));
    assertEquals(List.of(KEY, KEY), server.seen("POST").stream().map(Server.Seen::key).toList());
    orch.time().pass(java.time.Duration.ofMinutes(1));
    String listed = orch.run(server.and("config", "list", "-o", "name")).exits(0).out();
    assertEquals(1, listed.lines().count());
  }

  @Test
  void theSecretStaysInItsVariable() throws Exception {
    for (List<String> names :
        List.of(
            List.of(
                "TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "AC00000000000000000000000000000001"),
            List.of("TWILIO_API_KEY", "TWILIO_API_SECRET", "SK1"))) {
      Map<String, String> account = Map.of(names.get(0), names.get(2), names.get(1), "hu$h 'x'");
      account.forEach(orch::with);
      Result listed =
          orch.run("--base-url", server.url(), "--curl", "config", "list", "-o", "name").exits(0);
      String command = command(listed);
      assertTrue(command.contains(" -u \"$" + names.get(0) + ":$" + names.get(1) + "\" "), command);
      assertFalse(listed.err().contains("hu$h"), command);
      assertTrue(pasted(command, account).contains("\"configurations\""));
    }
  }

  @Test
  void withJsonOutputTheCommandIsALineOfJson() {
    orch.with("TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000001")
        .with("TWILIO_AUTH_TOKEN", "hush");
    String[] list = {"--base-url", server.url(), "--curl", "config", "list", "-q", "-o", "json"};
    String line = orch.run(list).err();
    assertTrue(Json.read(line).get("curl").textValue().startsWith("curl "), line);
  }

  @Test
  void anotherAttemptIsTheSameRequest() throws IOException {
    try (Server busy = new Server(home.resolve("."), orch.time(), "list:503*2")) {
      command(orch.run(busy.and("config", "list", "--curl")).exits(0));
    }
  }

  @Test
  void certificatesGoAlong() throws IOException {
    orch.file("my ca.pem", Certificates.pem("ca"));
    orch.with("TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000001")
        .with("TWILIO_AUTH_TOKEN", "hush");
    try (TlsFront front = new TlsFront(server.url(), Certificates.GOOD)) {
      String[] list = {"--base-url", front.url(), "--ca-bundle", "my ca.pem", "config", "list"};
      String command = command(orch.run(Orch.joined(list, "--curl")).exits(0));
      assertTrue(command.contains(" --cacert '" + home.resolve("my ca.pem") + "' "), command);
      String answer =
          pasted(
              command,
              Map.of(
                  "TWILIO_ACCOUNT_SID",
                  "AC00000000000000000000000000000001",
                  "TWILIO_AUTH_TOKEN",
                  "x"));
      assertTrue(answer.contains("\"configurations\""), answer);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
