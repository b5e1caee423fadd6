package orch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import orch.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Java runs out of memory, stack or files: one plain message and a code, and no stack trace. */
class CrashIT {
  /** A list that is larger than the test's heap. */
  private static final String ENDLESS = "[range(100000000)] | length";

  private Path home;
  private Launched machine;

  @BeforeEach
  void machine(@TempDir Path directory) {
    home = directory;
    machine = new Launched(directory);
  }

  private static Result plain(Result result) {
    assertFalse(result.err().contains("\tat "), result::toString);
    assertFalse(result.err().contains("java."), result::toString);
    return result;
  }

  private String[] list(String jq) {
    return new String[] {"-p", "local", "config", "list", "--jq", jq};
  }

  @ParameterizedTest
  @ValueSource(ints = {3_000, 20_000})
  void aJqExpressionThatIsNestedTooDeeplyIsAWrongCommandLine(int depth) throws Exception {
    plain(machine.orch(list("(".repeat(depth) + "." + ")".repeat(depth))))
        .exits(2)
        .says("orch: --jq: the expression is nested too deeply\n");
  }

  @Test
  void withoutMemoryOneMessageSaysHowToGetMore() throws Exception {
    machine.with("ORCH_JAVA_OPTS", "-Xmx48m");
    Result result = plain(machine.orch(list(ENDLESS))).exits(1);
    result.says("orch: orch config list ran out of memory; its limit is ");
    result.says("to allow 1 GiB: export ORCH_JAVA_OPTS=-Xmx1g\n");
    String json = plain(machine.orch(Orch.joined(list(ENDLESS), "-o", "json"))).exits(1).err();
    assertTrue(Json.read(json).path("detail").asText().contains("ran out of memory"), json);
    assertTrue(
        machine.orch(Orch.joined(list(ENDLESS), "--debug")).err().contains("OutOfMemoryError"));
  }

  @Test
  void withoutFilesOneMessageNamesTheLimit() throws Exception {
    String line = "ulimit -n %d; orch -p local config list";
    int explained = 0;
    for (int files = 14; files <= 34; files++) {
      Result result = machine.shell(line.formatted(files));
      assertFalse(result.err().contains("cannot listen"), result::toString);
      if (result.exit() == 1) {
        plain(result).says("needs more open files than the limit allows");
        result.says("ulimit -n");
        explained++;
      }
    }
    assertTrue(explained > 0, "no limit of files made orch fail");
  }

  @Test
  void aDamagedNativeLibraryIsReplacedWithoutAStackTrace() throws Exception {
    Path library = home.resolve("native/libsqlitejdbc.so");
    Files.createDirectories(library.getParent());
    Files.writeString(library, "not a library");
    machine.with("ORCH_JAVA_OPTS", "-Dorg.sqlite.lib.path=" + library.getParent());
    Result result = plain(machine.orch("-p", "local", "config", "list")).exits(0);
    result.says("orch: no configurations");
    assertFalse(result.err().contains("SEVERE"), result::toString);
  }

  @Test
  void withoutFilesForTlsOneMessageNamesTheLimit() throws Exception {
    machine.with("TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000000");
    machine.with("TWILIO_AUTH_TOKEN", "not-a-token");
    String line = "ulimit -n %d; orch config list --base-url https://127.0.0.1:1 --max-retries 0";
    int explained = 0;
    for (int files = 13; files <= 20; files++) {
      Result result = plain(machine.shell(line.formatted(files)));
      if (!result.err().contains("does not accept connections")) {
        result.says("needs more open files than the limit allows").says("ulimit -n 256");
        explained++;
      }
    }
    assertTrue(explained > 0, "no limit of files made orch fail");
  }
}
