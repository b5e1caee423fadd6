package orch.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lines and columns of values and keys, and the comments of a file. */
class PlacesTest {
  private static FileReading read(String file, String text) {
    return DocumentReader.readAll(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Place at(int line, int column) {
    return new Place(line, column);
  }

  @Test
  void aYamlFileHasThePlaceOfEveryKeyAndValue() {
    Document document =
        read(
                "a.yaml",
                "# c\nname: \uD83C\uDF89 x\nlist:\n  - {a: b, \uD83C\uDF89: c}\n  -\n    d: e\n")
            .documents()
            .get(0);
    Places places = document.places();
    assertEquals(at(2, 1), places.ofKey("/name"));
    assertEquals(at(2, 7), places.ofValue("/name"));
    assertEquals(at(3, 1), places.ofKey("/list"));
    assertEquals(at(4, 3), places.ofValue("/list"));
    assertEquals(at(4, 5), places.ofValue("/list/0"));
    assertEquals(at(4, 12), places.ofKey("/list/0/\uD83C\uDF89"));
    assertEquals(at(4, 15), places.ofValue("/list/0/\uD83C\uDF89"));
    assertEquals(at(6, 5), places.ofValue("/list/1"));
    assertEquals(at(6, 8), places.ofValue("/list/1/d"));
    assertEquals(at(2, 1), places.ofValue("/nowhere/at/all"));
    assertEquals(at(4, 5), places.ofKey("/list/0"), "an element has no key");
  }

  @Test
  void aJsonFileHasTheSame() {
    Places places =
        read("a.json", "{\"\uD83C\uDF89\": \"\uD83C\uDF89\", \"b\":\n [1,\n  {\"c\": 2}]}")
            .documents()
            .get(0)
            .places();
    assertEquals(at(1, 2), places.ofKey("/\uD83C\uDF89"));
    assertEquals(at(1, 7), places.ofValue("/\uD83C\uDF89"));
    assertEquals(at(1, 12), places.ofKey("/b"));
    assertEquals(at(2, 2), places.ofValue("/b"));
    assertEquals(at(2, 3), places.ofValue("/b/0"));
    assertEquals(at(3, 9), places.ofValue("/b/1/c"));
  }

  @Test
  void oneLooksAtATextItselfAndAtTheKeyOfAnObject() {
    Document document =
        read("a.yaml", "---\nx: 1\n---\nsms:\n  rules:\n    - a: b\n").documents().get(1);
    assertEquals(1, document.index());
    assertEquals(at(4, 1), document.pointAt("/sms"));
    assertEquals(at(5, 3), document.pointAt("/sms/rules"));
    assertEquals(at(6, 7), document.pointAt("/sms/rules/0"));
    assertEquals(at(6, 10), document.pointAt("/sms/rules/0/a"));
    assertEquals(at(6, 7), document.pointAt("/sms/rules/0/missing"));
    assertEquals(at(4, 1), document.pointAt(""));
  }

  @Test
  void commentsAreThoseOfYamlAndNotPartsOfTexts() {
    String text =
        """
        # first
        a: 'x # no' # second
        b: |
          # no
          text # no
        c: [1, # third
          2] #
           #   fourth
        d: x#no
        ---
        # fifth
        """;
    List<Comment> comments = read("a.yaml", text).comments();
    assertEquals(
        List.of(
            new Comment(at(1, 1), true, "first"),
            new Comment(at(2, 13), false, "second"),
            new Comment(at(6, 8), false, "third"),
            new Comment(at(7, 6), false, ""),
            new Comment(at(8, 4), true, "fourth"),
            new Comment(at(11, 1), true, "fifth")),
        comments);
    assertEquals(List.of(), read("a.json", "{\"a\": \"# no\"}").comments());
  }

  @Test
  void aFileOfCommentsIsReadInLinearTimeAndRefusedWhenItIsNothingElse() {
    String some = "# c\n".repeat(40_000);
    List<Comment> comments = read("a.yaml", some + "a: 1\r\n# x\r\n").comments();
    assertEquals(40_001, comments.size());
    assertEquals(at(40_002, 1), comments.get(40_000).place());
    ReadMistake mistake = read("a.yaml", "#\n".repeat(2_400_000)).mistakes().get(0);
    assertEquals("cannot be read: it has more comments than any configuration", mistake.message());
    assertEquals(at(50_001, 1), mistake.place());
  }

  @Test
  void whatIsReadBeforeAMistakeIsThere() {
    FileReading read = read("a.yaml", "a: 1\n---\nb: 1\nb: !x 2\n---\n c: [\n");
    assertEquals(2, read.documents().size());
    List<ReadMistake.Kind> kinds = read.mistakes().stream().map(ReadMistake::kind).toList();
    assertEquals(
        List.of(
            ReadMistake.Kind.REPEATED_KEY,
            ReadMistake.Kind.YAML_FEATURE,
            ReadMistake.Kind.MALFORMED),
        kinds);
    assertEquals(at(4, 1), read.mistakes().get(0).place());
    assertEquals(List.of(), read("a.yaml", "").documents());
    assertEquals(1, read("a.json", " \n").mistakes().size());
  }
}
