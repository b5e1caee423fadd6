package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a terminal that shows stdout and stderr, messages stand after the data, never inside it. */
class OneScreenTest {
  private Orch orch;

  @BeforeEach
  void machine(@TempDir Path home) {
    orch = new Orch(home).with("COLUMNS", "80");
  }

  private String screen(String... args) {
    return Golden.steady(orch.screen(Orch.joined(new String[] {"-p", "local"}, args)));
  }

  private void endsWith(String end, String screen) {
    assertTrue(screen.endsWith(end), screen);
  }

  @Test
  void theNoteOfALimitStandsBehindTheData() {
    String[] create = {"config", "create", "--wait", "-q", "-o", "name"};
    orch.local(Orch.joined(create, Orch.PLAIN)).exits(0);
    orch.local(Orch.joined(create, Orch.PLAIN)).exits(0);
    String note = "orch: only the first 1 are shown; there are more (--limit)\n";
    endsWith("  }\n]\n{\"note\":\"" + note.strip().substring(6) + "\"}\n", limited("json"));
    endsWith("  version: 1\n" + note, limited("yaml").replaceAll("(?m)^version", "  version"));
    endsWith("0001\n" + note, limited("name"));
    endsWith("1s\n" + note, screen("config", "list", "--limit", "1"));
    endsWith("1s\n" + note, screen("config", "list", "--limit", "1", "--sort-by", "name"));
  }

  private String limited(String format) {
    return screen("config", "list", "--limit", "1", "-o", format);
  }

  @Test
  void anEmptyListSaysSoBehindTheHeadings() {
    String headings = "NAME  ID  CHANNELS  GROUPING  VERSION  AGE\n";
    assertEquals(headings + "orch: no configurations\n", screen("config", "list"));
    assertEquals("orch: no configurations\n", screen("config", "list", "-o", "name"));
    assertEquals(
        "[]\n{\"note\":\"no configurations with name~x and version=2\"}\n",
        screen("config", "list", "-o", "json", "--filter", "name~x", "--filter", "version=2"));
    String store = "mem_store_01k1etk2y5f1y9fpe2epfdtvv2";
    endsWith(
        "orch: no configurations of the memory store mem_store_00000000000000000000000001\n",
        screen("config", "list", "--memory-store", store));
    endsWith("AGE\n", screen("config", "list", "-q"));
  }

  @Test
  void theNoteOfADryRunStandsBehindTheRequest() {
    String[] create = {"config", "create", "--dry-run"};
    endsWith("}\norch: dry run: nothing was sent\n", screen(Orch.joined(create, Orch.PLAIN)));
  }

  @Test
  void theNotesOfADeletionStandBehindTheOperation() {
    String[] create = {"config", "create", "--wait", "-q", "-o", "name"};
    orch.local(Orch.joined(create, Orch.PLAIN)).exits(0);
    String screen = screen("config", "delete", "My Support Config", "--yes");
    int data = screen.lastIndexOf("}\n");
    assertTrue(screen.indexOf("orch: ") > data, screen);
  }

  @Test
  void anErrorBeginsALine() throws IOException {
    try (HostileServer server =
        new HostileServer(
            (number, to) -> {
              if (number % 2 == 0) {
                to.json(200, HostileServer.page(HostileServer.configuration("a"), "next"));
              } else {
                to.json(403, "{}");
              }
            })) {
      String json = orch.screen(server.and("config", "list", "-o", "json"));
      assertTrue(json.contains("  }\n{\"title\""), json);
      String table = orch.screen(server.and("config", "list"));
      assertTrue(table.startsWith("NAME "), table);
      assertTrue(table.contains("\norch: "), table);
    }
  }
}
