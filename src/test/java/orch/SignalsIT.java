package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import orch.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Signals to a process that waits for a response: the message names the exit code of the process.
 */
@Timeout(120)
class SignalsIT {
  private Path home;
  private Launched machine;
  private ServerSocket server;

  @BeforeEach
  void machine(@TempDir Path directory) throws IOException {
    home = directory;
    machine = new Launched(directory);
    server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  /** A command that has sent a request and gets no response. */
  private Launched.Running waiting(String before, String... more) throws IOException {
    String command =
        "exec \"$LAUNCHER\" -p local --base-url http://127.0.0.1:"
            + server.getLocalPort()
            + " config list "
            + String.join(" ", more);
    Launched.Running running = machine.start("/bin/sh", "-c", before + command);
    Socket asked = server.accept();
    asked.getInputStream().readNBytes(1);
    return running;
  }

  @ParameterizedTest
  @CsvSource({"HUP, 129, hung up", "INT, 130, interrupted", "TERM, 143, terminated"})
  void theMessageAndTheProcessNameTheSameCode(String signal, int code, String meaning)
      throws Exception {
    Launched.Running command = waiting("");
    command.signal(signal);
    machine
        .end(command)
        .exits(code)
        .printsNothing()
        .saysOnly("orch: interrupted\n  exit " + code + " (" + meaning + ")\n");
  }

  @ParameterizedTest
  @CsvSource({"HUP, 129, hung up", "INT, 130, interrupted", "TERM, 143, terminated"})
  void soDoesTheErrorForPrograms(String signal, int code, String meaning) throws Exception {
    Launched.Running command = waiting("", "-o", "json");
    command.signal(signal);
    Result ended = machine.end(command).exits(code);
    assertEquals(code, Json.read(ended.err()).path("exitCode").intValue());
    assertEquals(meaning, Json.read(ended.err()).path("title").asText());
  }

  @ParameterizedTest
  @CsvSource({"HUP", "INT"})
  void aSignalThatIsIgnoredStaysIgnored(String signal) throws Exception {
    Launched.Running command = waiting("trap '' " + signal + "; ");
    command.signal(signal);
    command.signal("TERM");
    machine.end(command).exits(143).says("exit 143 (terminated)");
  }

  @Test
  void theEmulatorEndsWithTheSignalsCodeToo() throws Exception {
    for (List<Object> row : List.<List<Object>>of(List.of("HUP", 129), List.of("INT", 130))) {
      Launched.Running emulator =
          machine.start("/bin/sh", "-c", "exec \"$LAUNCHER\" emulator --port 0 --db e.db");
      emulator.untilItSays("baseUrl");
      emulator.signal((String) row.get(0));
      machine.end(emulator).exits((int) row.get(1)).says("orch: stopped\n");
    }
  }

  /** A command whose output fills a pipe without a reader: such a write cannot be interrupted. */
  private Launched.Running stuck() throws Exception {
    StringBuilder yaml = new StringBuilder("displayName: n\ndescription: d\n");
    yaml.append("conversationGroupingType: GROUP_BY_PROFILE\nmemoryStoreId: m\n");
    yaml.append("channelSettings:\n  SMS:\n    captureRules:\n");
    for (int i = 0; i < 5000; i++) {
      yaml.append("    - {from: \"*\", to: \"+1555").append(1_000_000 + i).append("\"}\n");
    }
    Files.writeString(home.resolve("big.yaml"), yaml);
    machine.shell("mkfifo pipe").exits(0);
    String create = "exec \"$LAUNCHER\" config create -f big.yaml --dry-run >&3";
    Launched.Running stuck = machine.start("/bin/sh", "-c", "exec 3<>pipe; " + create);
    try (InputStream pipe = Files.newInputStream(home.resolve("pipe"))) {
      assertEquals('{', pipe.read());
    }
    return stuck;
  }

  @Test
  void aTerminationEndsACommandThatCannotBeInterrupted() throws Exception {
    Launched.Running command = stuck();
    command.signal("TERM");
    machine.end(command).exits(143);
  }

  @Test
  void aSecondCtrlCEndsACommandThatCannotBeInterrupted() throws Exception {
    Launched.Running command = stuck();
    command.signal("INT");
    command.signal("INT");
    machine.end(command).exits(130);
  }
}
