package orch.attack;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import orch.Launched;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An apply right after 20,000 creates of this user, in a process whose memory holds a fraction of
 * their bodies.
 */
class LargeJournalIT {
  private static final int COUNT = 20_000;

  /** As trees, so many bodies of this size take more than twice as much. */
  private static final String MEMORY = "ORCH_JAVA_OPTS='-Xmx48m -XX:+ExitOnOutOfMemoryError' ";

  private static final String DOCUMENT =
      """
      displayName: %s
      description: %s
      conversationGroupingType: GROUP_BY_PROFILE
      memoryStoreId: mem_store_01k1etk2y5f1y9fpe2epfdtvv2
      """;

  private static void fill(Path state, String target) throws IOException {
    Instant now = Instant.now();
    String month = DateTimeFormatter.ofPattern("yyyy-MM").withZone(ZoneOffset.UTC).format(now);
    Path file = Files.createDirectories(state.resolve("journal")).resolve(month + ".jsonl");
    String description = "d".repeat(1500);
    try (Writer out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < COUNT; i++) {
        String key = new UUID(0, i).toString();
        String begin = "{\"at\":\"" + now + "\",\"event\":\"%s\",\"key\":\"" + key + "\",";
        out.write(begin.formatted("sending"));
        out.write("\"target\":\"" + target + "\",\"account\":\"local\",\"method\":\"POST\",");
        out.write("\"path\":\"/v2/ControlPlane/Configurations\",\"body\":{\"displayName\":\"");
        out.write("c" + i + "\",\"description\":\"" + description + "\"}}\n");
        out.write(begin.formatted("accepted") + "\"operationId\":\"proc_job_" + i + "\",");
        out.write("\"statusUrl\":\"\",\"configurationId\":\"conv_configuration_" + i + "\"}\n");
      }
    }
  }

  @Test
  void anApplyReadsTheWritesOfTheLastHourWithoutKeepingTheirBodies(@TempDir Path directory)
      throws Exception {
    try (Emulator emulator = Emulator.start(directory, 0, List.of("--latency", "0"))) {
      Launched machine = new Launched(directory);
      fill(directory.resolve(".local/state/orch"), emulator.url().toString());
      Path file = directory.resolve("own.yaml");
      Files.writeString(file, DOCUMENT.formatted("own", "d"));
      String orch = "orch -p local --base-url " + emulator.url() + " ";
      machine.shell(orch + "config create -f own.yaml --wait").exits(0);
      // No lock lists the new configuration, so it is looked for among all own creates.
      machine.shell(MEMORY + orch + "config apply -f own.yaml --yes").exits(0).says("unchanged");
      Files.writeString(file, DOCUMENT.formatted("own", "changed"));
      machine.shell(MEMORY + orch + "config apply -f own.yaml --yes").exits(0).says("");
      machine.shell(orch + "config get own --jq .description").prints("changed\n");
    }
  }
}
