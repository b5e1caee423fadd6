package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The documentation agrees with the code: its generated parts are what {@link DocTables} makes now,
 * and its links lead to files and headings. {@code mvn test -Dtest=DocsTest -Dorch.golden=write}
 * writes the generated parts anew; it fails whenever it does, so that it cannot be left on.
 */
class DocsTest {
  private static final String REWRITE = "mvn test -Dtest=DocsTest -Dorch.golden=write";

  private static final boolean WRITE = "write".equals(System.getProperty("orch.golden"));

  private static final int README_LINES = 110;

  private static final Pattern GENERATED =
      Pattern.compile("(<!-- generated: ([a-z-]+) -->\n)(.*?)(<!-- end -->)", Pattern.DOTALL);

  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

  private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^```.*?^```$");

  private static List<Path> documents() throws IOException {
    try (Stream<Path> files = Files.walk(Launched.CHECKOUT.resolve("docs"))) {
      List<Path> documents =
          new ArrayList<>(files.filter(file -> file.toString().endsWith(".md")).sorted().toList());
      documents.add(Launched.CHECKOUT.resolve("README.md"));
      documents.add(Launched.CHECKOUT.resolve("CONTRIBUTING.md"));
      documents.add(Launched.CHECKOUT.resolve("SECURITY.md"));
      return documents;
    }
  }

  private static String name(Path document) {
    return Launched.CHECKOUT.relativize(document).toString();
  }

  private interface Check {
    void of(Path document) throws IOException;
  }

  private static Stream<DynamicTest> inEach(Check check) throws IOException {
    return documents().stream()
        .map(document -> DynamicTest.dynamicTest(name(document), () -> check.of(document)));
  }

  @TestFactory
  Stream<DynamicTest> theGeneratedPartsAreThoseOfTheCode() throws IOException {
    return inEach(
        document -> {
          String written = Files.readString(document);
          String wanted =
              GENERATED
                  .matcher(written)
                  .replaceAll(
                      part ->
                          Matcher.quoteReplacement(
                              part.group(1) + DocTables.text(part.group(2)) + part.group(4)));
          if (WRITE && !wanted.equals(written)) {
            Files.writeString(document, wanted);
            throw new AssertionError(document + " is written; run without -Dorch.golden");
          }
          assertEquals(wanted, written, name(document) + " is stale; to write it: " + REWRITE);
        });
  }

  @Test
  void everyGeneratedPartIsInTheDocumentation() throws IOException {
    Set<String> used = new TreeSet<>();
    for (Path document : documents()) {
      GENERATED.matcher(Files.readString(document)).results().forEach(m -> used.add(m.group(2)));
    }
    assertEquals(DocTables.names(), used);
  }

  @TestFactory
  Stream<DynamicTest> everyLinkLeadsSomewhere() throws IOException {
    return inEach(document -> assertEquals(List.of(), brokenLinks(document)));
  }

  @Test
  void theReadmeIsShort() throws IOException {
    try (Stream<String> lines = Files.lines(Launched.CHECKOUT.resolve("README.md"))) {
      long count = lines.count();
      assertTrue(count <= README_LINES, "README.md has " + count + " lines");
    }
  }

  @Test
  void securityNamesMechanismsAndTestsThatExist() throws IOException {
    Path root = Launched.CHECKOUT.resolve("src");
    String text = Files.readString(Launched.CHECKOUT.resolve("SECURITY.md"));
    List<String> rows = text.lines().filter(line -> line.startsWith("| ")).toList();
    assertTrue(rows.size() > 20, () -> "only " + rows.size() + " promises");
    List<String> missing = new ArrayList<>();
    for (String row : rows) {
      String[] cells = row.split("\\|", -1);
      missing.addAll(missing(cells[2], root.resolve("main/java/orch")));
      missing.addAll(missing(cells[3], root.resolve("test/java/orch")));
    }
    assertEquals(List.of(), missing);
  }

  /** The classes that a cell names and that do not exist. */
  private static List<String> missing(String cell, Path root) {
    return Pattern.compile("`([a-z/]*[A-Z]\\w+)`")
        .matcher(cell)
        .results()
        .map(name -> name.group(1))
        .filter(name -> !Files.exists(root.resolve(name + ".java")))
        .toList();
  }

  private static List<String> brokenLinks(Path document) throws IOException {
    String text = CODE_BLOCK.matcher(Files.readString(document)).replaceAll("");
    List<String> broken = new ArrayList<>();
    for (MatchResult link : LINK.matcher(text).results().toList()) {
      String target = link.group(1);
      if (!target.startsWith("https://") && !leadsSomewhere(document, target)) {
        broken.add(target);
      }
    }
    return broken;
  }

  private static boolean leadsSomewhere(Path document, String target) throws IOException {
    int hash = target.indexOf('#');
    String path = hash < 0 ? target : target.substring(0, hash);
    Path file = path.isEmpty() ? document : document.resolveSibling(path);
    if (!Files.exists(file)) {
      return false;
    }
    return hash < 0 || anchors(Files.readString(file)).contains(target.substring(hash + 1));
  }

  /** The headings as GitHub makes anchors of them. */
  private static List<String> anchors(String text) {
    String prose = CODE_BLOCK.matcher(text).replaceAll("");
    return HEADING
        .matcher(prose)
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^a-z0-9 _-]", "").replace(' ', '-'))
        .toList();
  }
}
