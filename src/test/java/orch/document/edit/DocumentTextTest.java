package orch.document.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import orch.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes of texts, as a reader of the difference sees them. */
class DocumentTextTest {
  private static final String SUPPORT =
      """
      # Support in Europe
      displayName: support   # shown to customers
      description: 'Inbound'

      channelSettings:
        SMS:
          captureRules:
            # the main number
            - {from: "+15551230100", to: "*"}   # out
            - {from: "*", to: "+15551230100"}
            # - {from: "*", to: "+15551230199"}
          statusTimeouts: {inactive: 10, closed: 60}
      memoryStoreId: m # see the wiki
      """;

  private static String changed(String text, Edit... edits) {
    return DocumentText.of("a.yaml", text).with(0, List.of(edits)).text();
  }

  private static Edit set(String pointer, String json) {
    return new Edit.Set(pointer, Json.read(json));
  }

  @Test
  void aValueKeepsItsQuotesAndItsComment() {
    assertEquals(
        SUPPORT
            .replace("support   #", "sales   #")
            .replace("'Inbound'", "'It''s new'")
            .replace("closed: 60", "closed: 90")
            .replace("m # see", "store_2 # see"),
        changed(
            SUPPORT,
            set("/displayName", "\"sales\""),
            set("/description", "\"It's new\""),
            set("/channelSettings/SMS/statusTimeouts/closed", "90"),
            set("/memoryStoreId", "\"store_2\"")));
  }

  @Test
  void anElementIsAddedInTheStyleOfTheListBehindItsComments() {
    assertEquals(
        SUPPORT.replace(
            "15551230199\"}\n", "15551230199\"}\n      - {from: \"*\", to: \"+15551230101\"}\n"),
        changed(
            SUPPORT,
            new Edit.Append(
                "/channelSettings/SMS/captureRules",
                Json.read("{\"from\": \"*\", \"to\": \"+15551230101\"}"))));
  }

  @Test
  void anElementIsRemovedWithTheCommentOnItsLineAndNoOther() {
    assertEquals(
        SUPPORT.replace("      - {from: \"+15551230100\", to: \"*\"}   # out\n", ""),
        changed(SUPPORT, new Edit.Remove("/channelSettings/SMS/captureRules/0")));
    assertEquals(
        SUPPORT.replaceFirst(
            "(?s)captureRules:\n(.*)      - .*?\n(.*)      - .*?\n", "captureRules: []\n$1"),
        changed(
            SUPPORT.replaceFirst("      - .*   # out\n", ""),
            new Edit.Remove("/channelSettings/SMS/captureRules/0")));
  }

  @Test
  void aMemberIsAddedBehindTheNamedOne() {
    assertEquals(
        SUPPORT
            .replace(
                "channelSettings:\n",
                "statusCallbacks:\n  - url: \"https://hooks.example.com/orch\"\n\nchannelSettings:\n")
            .replace("'Inbound'\n\nstatus", "'Inbound'\nstatus")
            .replace(
                "- url: \"https://hooks.example.com/orch\"",
                "- {url: \"https://hooks.example.com/orch\"}"),
        changed(
            SUPPORT,
            new Edit.Set(
                "/statusCallbacks",
                Json.read("[{\"url\": \"https://hooks.example.com/orch\"}]"),
                "description")));
    assertTrue(
        changed(SUPPORT, set("/conversationsV1Bridge", "{\"serviceId\": \"IS1\"}"))
            .endsWith("wiki\nconversationsV1Bridge: {serviceId: IS1}\n"));
  }

  @Test
  void aListInBracketsTakesAnElementInItsPlace() {
    assertEquals(
        "a: [x, y, z] # c\n",
        changed("a: [x, y] # c\n", new Edit.Append("/a", Json.read("\"z\""))));
    assertEquals("a: [y] # c\n", changed("a: [x, y] # c\n", new Edit.Remove("/a/0")));
    assertEquals(
        "a: # none yet\n  - x\n",
        changed("a: [] # none yet\n", new Edit.Append("/a", Json.read("\"x\""))));
    assertEquals(
        "a: [\n  x, # one\n  y, # two\n  z\n]\n",
        changed("a: [\n  x, # one\n  y # two\n]\n", new Edit.Append("/a", Json.read("\"z\""))));
  }

  @Test
  void jsonKeepsItsIndentation() {
    String json = "{\n\t\"a\": 1,\n\t\"list\": [\n\t\t{ \"b\": 2 }\n\t]\n}";
    DocumentText text = DocumentText.of("a.json", json);
    assertEquals(
        json.replace("1,", "7,")
            .replace("}\n\t]", "},\n\t\t{\"c\": 3}\n\t],\n\t\"d\": {\n\t\t\"e\": []\n\t}"),
        text.with(
                0,
                List.of(
                    set("/a", "7"),
                    new Edit.Append("/list", Json.read("{\"c\": 3}")),
                    set("/d", "{\"e\": []}")))
            .text());
    assertEquals("{\n\t\"a\": 1\n}", text.with(0, List.of(new Edit.Remove("/list"))).text());
    assertEquals(
        "{\"a\":1,\"b\":{\"c\":[2]}}",
        DocumentText.of("a.json", "{\"a\":1}").with(0, List.of(set("/b", "{\"c\": [2]}"))).text());
  }

  @Test
  void aLongTextKeepsItsForm() {
    String folded = "a: > # why\n  one\n  two\n\nb: 1\n";
    assertEquals("a: > # why\n  three\n\nb: 1\n", changed(folded, set("/a", "\"three\\n\"")));
    assertEquals(
        "a: |- # why\n  one\n  two\nb: 1\n",
        changed("a: |\n  x\nb: 1\n".replace("|", "| # why"), set("/a", "\"one\\ntwo\"")));
    assertEquals(
        "a: \" x\" # why\nb: 1\n", changed("a: | # why\n  x\nb: 1\n", set("/a", "\" x\"")));
  }

  @Test
  void theByteOrderMarkAndTheOtherDocumentsStay() {
    String text = "\uFEFF# first\na: 1\n---\n# second\na: 2 # two\n--- # empty\n";
    assertEquals(
        text.replace("2 #", "3 #"),
        DocumentText.of("a.yaml", text).with(1, List.of(set("/a", "3"))).text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%YAML 1.1\n---\na: 1\n...\n%YAML 1.1\n---\nb: 2\n",
        "---\n---\na: 1\n---\n# only a comment\n---\nb: 2\n...\n# end\n",
        "a: |\n  x\n\n--- {b: 2}\n",
      })
  void everyWayToDivideDocumentsIsUnderstood(String text) {
    assertEquals(
        text.replace("b: 2", "b: 5"),
        DocumentText.of("a.yaml", text).with(1, List.of(set("/b", "5"))).text());
  }

  @Test
  void valuesOfJsonMayFollowEachOther() {
    String text = "{\"a\": 1}\n{\"b\": 2} [3]";
    assertEquals(
        text.replace("2", "5"),
        DocumentText.of("a.json", text).with(1, List.of(set("/b", "5"))).text());
  }

  @Test
  void theLineOfANotationCountsFromTheBeginningOfTheFile() {
    DocumentText text = DocumentText.of("a.yaml", "a: 1\n---\nb: 2\n--- # three\nc: &x 3\nd: 4\n");
    UnsupportedNotationException refused =
        assertThrows(
            UnsupportedNotationException.class, () -> text.with(2, List.of(set("/d", "5"))));
    assertEquals(5, refused.line());
    assertEquals(text.text().replace("b: 2", "b: 5"), text.with(1, List.of(set("/b", "5"))).text());
  }

  @ParameterizedTest
  @CsvSource({
    "'a: &x 1\nb: 2\n', 1, an anchor or an alias",
    "'b: 2\n? a\n: 1\n', 2, a key with \"?\"",
    "'b: 2\na: [x: 1]\n', 2, a key with \"?\"",
  })
  void aNotationThatCannotBeChangedInPlaceIsNamed(String text, int line, String what) {
    UnsupportedNotationException refused =
        assertThrows(UnsupportedNotationException.class, () -> changed(text, set("/b", "3")));
    assertEquals(line, refused.line());
    assertTrue(refused.reason().contains("has " + what), refused.reason());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/x/y", "/a/0"})
  void aPlaceThatTheDocumentDoesNotHaveIsRefused(String pointer) {
    assertThrows(IllegalArgumentException.class, () -> changed("a: 1\n", set(pointer, "1")));
    assertThrows(IllegalArgumentException.class, () -> changed("a: 1\n", new Edit.Remove(pointer)));
  }
}
