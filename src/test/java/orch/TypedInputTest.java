package orch;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import orch.term.Terminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command that reads a document from a terminal says so. */
class TypedInputTest {
  private static final String NOTE =
      "reading from the terminal; Ctrl-D on a line of its own ends the input";
  private static final String DOCUMENT =
      """
      displayName: a
      description: d
      conversationGroupingType: GROUP_BY_PROFILE
      memoryStoreId: mem_store_01k1etk2y5f1y9fpe2epfdtvv2
      """;

  private Orch orch;

  @BeforeEach
  void machine(@TempDir Path home) {
    orch = new Orch(home).onTerminal(Terminal.Stream.IN).onTerminal(Terminal.Stream.ERR);
  }

  private Result reading(String line) {
    return orch.reading(line.contains(" wait") ? "x" : DOCUMENT).local(line.split(" ", -1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"config create -f -", "config update x -f -", "config wait -", "config status -"})
  void isAnnounced(String line) {
    reading(line).says("orch: " + NOTE + "\n");
    reading(line + " -o json").says("{\"note\":\"" + NOTE + "\"}\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"config create -f -", "config wait -"})
  void isNotAnnouncedWithQuietAndElsewhere(String line) {
    saysNothing(reading(line + " -q"));
    saysNothing(orch.offTerminal(Terminal.Stream.IN).local(line.split(" ", -1)));
    orch.onTerminal(Terminal.Stream.IN).offTerminal(Terminal.Stream.ERR);
    saysNothing(reading(line));
  }

  private static void saysNothing(Result result) {
    assertFalse(result.err().contains("reading from"), result::toString);
  }
}
