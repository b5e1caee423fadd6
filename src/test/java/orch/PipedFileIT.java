package orch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -f} and standard input are a pipe without a writer. */
class PipedFileIT {
  private Launched machine;

  @BeforeEach
  void machine(@TempDir Path directory) throws Exception {
    machine = new Launched(directory);
    machine.shell("mkfifo pipe").exits(0);
  }

  @Test
  void aPipeWithoutAWriterEndsAtTheDeadline() throws Exception {
    machine
        .shell("orch -p local config create -f pipe --timeout 1s")
        .exits(7)
        .says("orch: the deadline passed before the file pipe was complete\n");
    machine
        .shell("orch -p local config update first -f pipe --timeout 1s")
        .exits(7)
        .says("the deadline passed before the file pipe was complete");
  }

  @Test
  void standardInputThatNeverEndsEndsAtTheDeadline() throws Exception {
    // The shell keeps the pipe open for writing, and writes nothing.
    machine
        .shell("exec 3<> pipe; orch -p local config create -f - --timeout 1s < pipe")
        .exits(7)
        .says("orch: the deadline passed before standard input was complete\n");
    machine
        .shell("exec 3<> pipe; orch -p local config wait - --timeout 1s < pipe")
        .exits(7)
        .says("orch: the deadline passed before standard input was complete\n");
  }

  @Test
  void aPipeThatIsWrittenInTimeIsRead() throws Exception {
    Result result =
        machine.shell(
            "(sleep 1; echo 'displayName: piped') > pipe & orch -p local config create -f pipe"
                + " --description d --grouping profile --memory-store mem_store_x --dry-run");
    assertTrue(result.exits(0).out().contains("piped"), result::toString);
  }

  @Test
  void ctrlCEndsTheWaitingForAPipe() throws Exception {
    Launched.Running running =
        machine.start(
            Launched.CHECKOUT.resolve("bin/orch").toString(),
            "-p",
            "local",
            "config",
            "create",
            "-f",
            "pipe",
            "--timeout",
            "1h");
    Thread.sleep(2500);
    running.signal("INT");
    machine.end(running).exits(130).says("interrupted while reading the file pipe");
  }
}
