package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import orch.term.CellWidth;
import orch.term.Terminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables on terminals of different widths: no line is longer than the terminal. */
class TableWidthTest {
  private static final Path DIRECTORY = Launched.CHECKOUT.resolve("src/test/resources/widths");
  private static final String ID = "conv_configuration_01k1etk2y5f1y9fpe2epfdtvv";

  private static final String ALL_CHANNELS =
      "\"VOICE\":{},\"SMS\":{},\"RCS\":{},\"WHATSAPP\":{},\"CHAT\":{}";

  private final String ideographs = "\u4f1a".repeat(32);

  private final List<String> configurations =
      List.of(
          configuration(1, ideographs, "PROFILE", ALL_CHANNELS, "2026-03-01T11:59:15Z"),
          configuration(2, "\ud83d\udcde".repeat(32), "PROFILE", "", "2026-03-01T11:14:00Z"),
          configuration(
              3,
              "My \u4f1a\u8bae Support, the name of 2026",
              "PARTICIPANT_ADDRESSES",
              "\"SMS\":{}",
              "2026-03-01T03:00:00+01:00"),
          configuration(
              4,
              "sales",
              "PARTICIPANT_ADDRESSES_AND_CHANNEL_TYPE",
              "\"VOICE\":{},\"SMS\":{}",
              "2025-06-01T00:00:00Z"),
          "{\"id\":\""
              + ID
              + "5\",\"displayName\":\"new\",\"createdAt\":\"2026-02-27T12:00:00Z\"}");

  private Orch orch;
  private HostileServer server;

  @BeforeEach
  void machine(@TempDir Path home) throws IOException {
    orch = new Orch(home);
    String all = HostileServer.page(String.join(",", configurations), "");
    server =
        new HostileServer(
            (number, to) -> {
              String path = to.exchange().getRequestURI().getPath();
              to.json(200, path.endsWith(ID + "1") ? configurations.get(0) : all);
            });
  }

  @AfterEach
  void close() {
    server.close();
  }

  private static String configuration(
      int number, String name, String grouping, String channels, String updated) {
    return "{\"id\":\"%s%d\",\"displayName\":\"%s\",\"conversationGroupingType\":\"GROUP_BY_%s\","
            .formatted(ID, number, name, grouping)
        + "\"channelSettings\":{%s},\"version\":%d,\"updatedAt\":\"%s\"}"
            .formatted(channels, number * number * 10, updated);
  }

  private Result onTerminal(int columns, String... args) {
    orch.onTerminal(Terminal.Stream.OUT).with("COLUMNS", "" + columns).with("TERM", "dumb");
    Result result = orch.run(server.and(args)).exits(0);
    result.out().lines().forEach(line -> assertTrue(CellWidth.of(line) <= columns, line));
    return result;
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80, 120})
  void noLineIsLongerThanTheTerminal(int columns) {
    String list = onTerminal(columns, "config", "list").out();
    String get = onTerminal(columns, "config", "get", ID + "1", "-o", "table").out();
    String sales = onTerminal(columns, "config", "list", "--filter", "name=sales").out();
    String shown =
        "$ orch config list\n"
            + list
            + "$ orch config get ... -o table\n"
            + get
            + "$ orch config list --filter name=sales\n"
            + sales;
    Golden.check(DIRECTORY.resolve(columns + ".txt"), shown);
  }

  @Test
  void noWidthIsExceeded() {
    for (int columns = 1; columns < 200; columns++) {
      onTerminal(columns, "config", "list", "--filter", "name!=" + ideographs);
      onTerminal(columns, "config", "list", "--fields", "id,name,channels,age,grouping");
    }
  }

  @Test
  void aPipeGetsEveryColumnUncut() {
    String piped = orch.with("COLUMNS", "40").run(server.and("config", "list")).exits(0).out();
    assertTrue(piped.contains(ideographs), piped);
    assertTrue(piped.contains("addresses-and-channel"), piped);
    assertEquals("NAME ID CHANNELS GROUPING VERSION AGE", headings(piped));
  }

  @Test
  void aWideTableIsWholeAlsoOnATerminal() {
    orch.onTerminal(Terminal.Stream.OUT).with("COLUMNS", "40").with("TERM", "dumb");
    String wide = orch.run(server.and("config", "list", "-o", "wide")).exits(0).out();
    assertTrue(wide.contains(ideographs), wide);
    assertTrue(wide.contains("GROUP_BY_PARTICIPANT_ADDRESSES_AND_CHANNEL_TYPE"), wide);
    assertTrue(wide.contains("2026-03-01T03:00:00+01:00"), wide);
    assertEquals(
        "NAME ID CHANNELS GROUPING VERSION UPDATED CREATED MEMORY STORE EXTRACTION CALLBACKS"
            + " DESCRIPTION",
        headings(wide));
  }

  private static String headings(String table) {
    return table.lines().findFirst().orElse("").replaceAll(" +", " ");
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80, 120})
  void theOtherTablesFitToo(int columns) {
    orch.file("token", "").reading("obviously-fake-token\n");
    String[] add = {"profile", "add", "a-long-name-of-a-profile", "--store", "file"};
    orch.run(Orch.joined(add, "--account-sid", "AC00000000000000000000000000000001")).exits(0);
    onTerminal(columns, "profile", "list");
    onTerminal(columns, "whoami", "-o", "table");
    onTerminal(columns, "version", "-o", "table");
    onTerminal(columns, "doctor", "-o", "table");
    onTerminal(columns, "doctor");
  }
}
