package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Standard streams that are closed: the files orch opens never take their place. */
class StreamsIT {
  private static final String UNWRITTEN =
      "orch: standard output cannot be written: Bad file descriptor\n";

  private static final String EXIT = "  exit 1 (a bug in orch, or another error)\n";

  private Path home;
  private Launched machine;

  @BeforeEach
  void machine(@TempDir Path directory) {
    home = directory;
    machine = new Launched(directory);
  }

  @Test
  void aClosedStdinIsEmpty() throws Exception {
    machine
        .shell("orch -p local config wait - <&-")
        .exits(2)
        .says("standard input names no operation");
    machine.shell("orch -p local config create -f - <&-").exits(3).says("the file is empty");
  }

  @Test
  void aClosedStdoutCannotBeWritten() throws Exception {
    machine.shell("orch --version >&-").exits(1).saysOnly(UNWRITTEN);
    machine.shell("orch -p local config list -q >&-").exits(1).saysOnly(UNWRITTEN + EXIT);
    machine.shell("orch -p local config list -q >&- <&-").exits(1).saysOnly(UNWRITTEN + EXIT);
    Result asJson = machine.shell("orch -p local config list -o json >&-").exits(1).saysJsonOnly();
    assertEquals(1, asJson.error().path("exitCode").intValue());
  }

  @Test
  void aClosedStdoutDoesNotMatterToACommandThatPrintsNothing() throws Exception {
    machine.shell("orch config wait >&-").exits(2).says("give the operation's id or status URL");
  }

  @Test
  void aClosedStderrTakesTheMessagesWithIt() throws Exception {
    machine.shell("orch --version 2>&-").exits(0).prints("orch 0.1.0\n");
    machine.shell("orch config wait 2>&-").exits(2).printsNothing();
    machine.shell("orch config wait <&- >&- 2>&-").exits(2);
  }

  @Test
  void withJsonOutputEveryLineOnStderrIsJson() throws Exception {
    String create =
        "orch -p local -o json config create --description d --grouping profile"
            + " --memory-store m --wait --curl --debug --name ";
    Result created = machine.shell(create + "support").exits(0).saysJsonOnly();
    created.says("{\"at\":").says("{\"curl\":").says("{\"trace\":");
    machine.shell(create + "bad! 2>err; tail -n 1 err >&2").exits(0).says("\"exitCode\":3");
    Result late = machine.shell(create + "late --timeout 1ms").saysJsonOnly();
    assertEquals(late.exit(), late.error().path("exitCode").intValue());
  }

  @Test
  void aStreamOfTheCallersIsLeftAlone() throws Exception {
    machine.shell("exec 3>mine 4>too; orch --version >&3; echo end >&4").exits(0).printsNothing();
    assertEquals("orch 0.1.0\n", Files.readString(home.resolve("mine")));
    assertEquals("end\n", Files.readString(home.resolve("too")));
  }
}
