package orch.document.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orch.document.Document;
import orch.document.DocumentReader;
import orch.document.edit.Node.Member;
import orch.json.Json;
import orch.json.JsonPointers;
import org.junit.jupiter.api.Test;

/** Laws that hold for every change of every text. */
class SpliceLawsTest {
  private static final int TEXTS = 500;
  private static final int EDITS = 6;
  private static final Pattern COMMENT = Pattern.compile("# c\\d+;");

  private static final List<String> VALUES =
      List.of(
          "\"x\"",
          "\"a: b\"",
          "\"\"",
          "\"two\\nlines\\n\"",
          "\"one\\n\\ntwo\"",
          "\" #\"",
          "\"yes\"",
          "\"it's \\\"q\\\" \\u0085 \\u00a0\"",
          "\"https://hooks.example.com/orch?x=1\"",
          "7",
          "1.50",
          "true",
          "null",
          "[]",
          "{}",
          "[\"a\", {\"b\": 1}]",
          "{\"from\": \"*\", \"to\": \"+15551230100\"}",
          "{\"a\": {\"b\": [1, 2]}, \"c\": []}");

  private record Case(String seed, String file, String text, int document, Edit edit) {
    String described() {
      return seed + " " + edit + "\n" + text;
    }

    DocumentText before() {
      return DocumentText.of(file, text);
    }

    DocumentText after() {
      try {
        return before().with(document, List.of(edit));
      } catch (RuntimeException e) {
        throw new AssertionError(described(), e);
      }
    }
  }

  private interface Law {
    void of(Case each);
  }

  private static void always(Law law) {
    for (long seed = 0; seed < TEXTS; seed++) {
      Random random = new Random(seed);
      String text = new RandomYaml(seed).next();
      check("yaml " + seed, "a.yaml", text, random, law);
      JsonNode tree = DocumentText.of("a.yaml", text).documents().get(0);
      String json = random.nextInt(3) == 0 ? Json.compact(tree) : Json.pretty(tree);
      json = random.nextInt(4) == 0 ? json.replaceAll("(?m)(?<=^ {0,40})  ", "\t") : json;
      check(
          "json " + seed,
          "a.json",
          json.replace("\n", random.nextBoolean() ? "\n" : "\r\n"),
          random,
          law);
    }
  }

  private static void check(String seed, String file, String text, Random random, Law law) {
    List<JsonNode> documents = DocumentText.of(file, text).documents();
    for (int i = 0; i < EDITS; i++) {
      int document = random.nextInt(documents.size());
      law.of(new Case(seed, file, text, document, edit(documents.get(document), random)));
    }
  }

  private static Edit edit(JsonNode tree, Random random) {
    List<String> pointers = new ArrayList<>();
    pointers(tree, "", pointers);
    String pointer = pointers.get(random.nextInt(pointers.size()));
    JsonNode value = Json.read(VALUES.get(random.nextInt(VALUES.size())));
    JsonNode old = tree.at(pointer);
    if (old.isObject() && random.nextBoolean()) {
      List<String> names = new ArrayList<>();
      old.fieldNames().forEachRemaining(names::add);
      String after = names.isEmpty() ? "" : names.get(random.nextInt(names.size()));
      return new Edit.Set(JsonPointers.below(pointer, "new key"), value, after);
    }
    if (old.isArray() && random.nextBoolean()) {
      return new Edit.Append(pointer, value);
    }
    return pointer.isEmpty() || random.nextBoolean()
        ? new Edit.Set(pointer.isEmpty() ? "/top" : pointer, value)
        : new Edit.Remove(pointer);
  }

  private static void pointers(JsonNode tree, String pointer, List<String> into) {
    into.add(pointer);
    for (Map.Entry<String, JsonNode> member : tree.properties()) {
      pointers(member.getValue(), JsonPointers.below(pointer, member.getKey()), into);
    }
    for (int i = 0; tree.isArray() && i < tree.size(); i++) {
      pointers(tree.get(i), pointer + "/" + i, into);
    }
  }

  @Test
  void theTextHasTheChangeAndNothingElse() {
    always(
        each -> {
          List<JsonNode> wanted = new ArrayList<>(read(each.file(), each.text()));
          wanted.set(each.document(), each.edit().appliedTo(wanted.get(each.document())));
          assertEquals(wanted, read(each.file(), each.after().text()), each.described());
        });
  }

  private static List<JsonNode> read(String file, String text) {
    return DocumentReader.read(file, text.getBytes(StandardCharsets.UTF_8)).stream()
        .map(Document::tree)
        .toList();
  }

  @Test
  void onlyTheLinesOfTheChangedValueDiffer() {
    always(
        each -> {
          String after = each.after().text();
          Touched touched = Touched.by(each);
          int at = 0;
          List<String> now = lines(after);
          List<String> before = lines(each.text());
          for (int i = 0; i < before.size(); i++) {
            if ((i < touched.first() || i > touched.last()) && i != touched.holder()) {
              while (at < now.size() && !now.get(at).equals(before.get(i))) {
                at++;
              }
              assertTrue(
                  at++ < now.size(),
                  "line " + (i + 1) + " of " + each.described() + "->\n" + after);
            }
          }
        });
  }

  /** The lines; comments below a removed value may get another indentation. */
  private static List<String> lines(String text) {
    return text.lines().map(line -> line.strip().startsWith("#") ? line.strip() : line).toList();
  }

  @Test
  void everyCommentOutsideTheChangedValueStaysOnce() {
    always(
        each -> {
          String after = each.after().text();
          Touched touched = Touched.by(each);
          Matcher comment = COMMENT.matcher(each.text());
          while (comment.find()) {
            boolean isInside = comment.start() >= touched.from() && comment.start() < touched.to();
            int times = after.split(Pattern.quote(comment.group()), -1).length - 1;
            assertTrue(
                times == 1 || (isInside && times == 0),
                comment.group() + " of " + each.described() + "->\n" + after);
          }
        });
  }

  @Test
  void aTextWithoutAFinalLineEndGetsNoneAndLineEndsStay() {
    always(
        each -> {
          String after = each.after().text();
          boolean isAtEnd = each.edit() instanceof Edit.Remove || each.text().isEmpty();
          assertTrue(
              isAtEnd || after.endsWith("\n") == each.text().endsWith("\n"),
              () -> each.described() + "->\n" + after);
          if (each.text().contains("\r\n")) {
            assertTrue(!after.replace("\r\n", "").contains("\n"), each::described);
          } else {
            assertTrue(!after.contains("\r"), each::described);
          }
        });
  }

  /**
   * What a change may touch.
   *
   * @param first the first line, counted from 0
   * @param last the last line
   * @param holder the line of the key or the dash of a collection that becomes empty
   * @param from the first character of what is removed
   * @param to the index behind what is removed, with a comment on its last line
   */
  private record Touched(int first, int last, int holder, int from, int to) {
    static Touched by(Case each) {
      SourceText source = new SourceText(each.text());
      Node root =
          (each.file().endsWith("json") ? JsonSyntax.roots(source) : YamlSyntax.roots(source))
              .get(each.document());
      Node parent = root;
      List<Member> way = new ArrayList<>();
      Edit edit = each.edit();
      String[] steps =
          edit.pointer().isEmpty() ? new String[0] : edit.pointer().substring(1).split("/", -1);
      for (String step : steps) {
        var member = parent.member(JsonPointers.key(step));
        if (member.isEmpty()) {
          return lines(source, parent, ((Edit.Set) edit).after());
        }
        way.add(member.get());
        parent = member.get().value();
      }
      if (edit instanceof Edit.Append) {
        return lines(source, parent, "");
      }
      Member member = way.get(way.size() - 1);
      Node holder = way.size() > 1 ? way.get(way.size() - 2).value() : root;
      int line = way.size() > 1 ? source.line(way.get(way.size() - 2).before()) - 1 : -1;
      if (edit instanceof Edit.Remove) {
        int index = holder.members().indexOf(member);
        int begin =
            index > 0 && holder.isFlow() ? holder.members().get(index - 1).end() : member.start();
        int next =
            index + 1 < holder.members().size() && !source.beginsLine(member.start())
                ? holder.members().get(index + 1).start()
                : member.end();
        boolean isOnly = holder.members().size() == 1;
        int end = isOnly ? holder.end() : Math.max(next, member.end());
        // Blank lines below it may not become part of a block scalar above it.
        for (int at = source.nextLine(end);
            each.text().matches("(?s).*[|>].*") && at < source.length() && source.isBlankLine(at);
            at = source.nextLine(at)) {
          end = at;
        }
        return new Touched(
            isOnly && line >= 0 ? line : source.line(isOnly ? holder.start() : begin) - 1,
            source.line(end) - 1,
            line,
            member.start(),
            source.lineEnd(member.end()));
      }
      boolean isInLines = member.value().isBlock();
      return new Touched(
          source.line(member.before()) - 1,
          source.line(Math.max(member.end(), member.before())) - 1,
          -1,
          member.value().start(),
          isInLines ? source.lineEnd(member.value().end()) : member.value().end());
    }

    /** What an added member may touch: the lines behind which it is added. */
    private static Touched lines(SourceText source, Node parent, String after) {
      List<Member> members = parent.members();
      if (members.isEmpty()) {
        return new Touched(
            source.line(parent.start()) - 1, source.line(parent.end()) - 1, -1, 0, 0);
      }
      int at = parent.member(after).orElse(members.get(members.size() - 1)).end();
      int line = source.line(at) - 1;
      // A block scalar at the end of a text without a final line end gets another header.
      boolean isOpen = at == source.length();
      return new Touched(isOpen ? Math.max(0, line - 6) : line, line, -1, 0, 0);
    }
  }
}
