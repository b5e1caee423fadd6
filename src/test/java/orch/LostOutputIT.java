package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Standard output fails after a write was accepted: stderr says what was done. */
class LostOutputIT {
  private static final String KEY = "7b0f5a52-9a43-4c7c-8f1e-0a4f2f1c9d11";

  private Launched machine;
  private String id = "";

  @BeforeEach
  void machine(@TempDir Path directory) throws Exception {
    machine = new Launched(directory);
    id =
        machine
            .shell(
                "orch -p local config create --name first --description d --grouping profile"
                    + " --memory-store mem_store_x --wait -o name")
            .exits(0)
            .out()
            .strip();
    Files.writeString(
        directory.resolve("editor"),
        "#!/bin/sh\nsed -i 's/^description: .*/description: edited/' \"$1\"\n");
    assertTrue(directory.resolve("editor").toFile().setExecutable(true));
  }

  static Stream<String> lost() {
    return Stream.of("> /dev/full", ">&-", "--wait > /dev/full", "--wait >&-");
  }

  private void saysAll(Result result, String configuration) {
    result.exits(1).says(" was accepted as operation proc_job_");
    result.says(" for the configuration " + configuration);
    result.says(" with the idempotency key " + KEY);
    result.says("standard output cannot be written: ");
    result.says("orch -p local config status proc_job_");
    String err = result.err();
    assertEquals(
        err.indexOf("standard output cannot"), err.lastIndexOf("standard output cannot"), err);
  }

  @ParameterizedTest
  @MethodSource("lost")
  void aCreateIsNamed(String lost) throws Exception {
    saysAll(
        machine.shell(
            "orch -p local config create --name second --description d --grouping profile"
                + " --memory-store mem_store_x --idempotency-key "
                + KEY
                + " "
                + lost),
        "conv_configuration_");
  }

  @ParameterizedTest
  @MethodSource("lost")
  void anUpdateIsNamed(String lost) throws Exception {
    String update = "orch -p local config update first --description new --idempotency-key ";
    saysAll(machine.shell(update + KEY + " " + lost), id);
  }

  @ParameterizedTest
  @MethodSource("lost")
  void anEditIsNamed(String lost) throws Exception {
    String edit = "EDITOR=./editor; export EDITOR; orch -p local config edit first";
    saysAll(machine.shell(edit + " --idempotency-key " + KEY + " " + lost), id);
  }

  @ParameterizedTest
  @MethodSource("lost")
  void aDeleteIsNamed(String lost) throws Exception {
    String delete = "orch -p local config delete first --yes --idempotency-key ";
    saysAll(machine.shell(delete + KEY + " " + lost), id);
  }

  @Test
  void everyDeleteIsNamed() throws Exception {
    String create =
        "orch -p local config create --name other --description d --grouping profile"
            + " --memory-store mem_store_x --wait -o name";
    String other = machine.shell(create).exits(0).out().strip();
    machine
        .shell("orch -p local config delete first other --yes > /dev/full")
        .exits(1)
        .says("2 deletions were accepted, but their results cannot be printed")
        .says(" for the configuration " + id)
        .says(" for the configuration " + other);
  }

  @Test
  void aReaderThatHasSeenEnoughIsNoFailure() throws Exception {
    String create =
        "orch -p local config create --name second --description d --grouping profile"
            + " --memory-store mem_store_x";
    Result result = machine.shell("{ " + create + "; echo $? >&2; } | true").exits(0);
    assertTrue(result.err().endsWith("0\n"), result::toString);
    assertFalse(result.err().contains("cannot "), result::toString);
  }

  @Test
  void aReadSaysSoOnce() throws Exception {
    machine
        .shell("orch -p local config list -q > /dev/full")
        .exits(1)
        .saysOnly(
            """
            orch: standard output cannot be written: No space left on device
              exit 1 (a bug in orch, or another error)
            """);
  }
}
