package orch.cli.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import orch.term.Style;
import org.junit.jupiter.api.Test;

class FindingPrinterTest {
  @Test
  void aLongNameOfACheckStaysApartFromWhatWasFound() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FindingPrinter list =
        new FindingPrinter(new PrintStream(out, false, StandardCharsets.UTF_8), Style.PLAIN, 80);
    list.print(Finding.ok("proxy", "none").json("/home/user"));
    list.print(Finding.ok("fourteen chars", "fits").json("/home/user"));
    list.print(Finding.ok("certificate authority", "found").json("/home/user"));
    list.end();
    assertEquals(
        """
        ok       proxy         none
        ok       fourteen chars fits
        ok       certificate authority found
        """,
        out.toString(StandardCharsets.UTF_8));
  }
}
