package orch.cli.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import orch.cli.app.App;
import orch.cli.app.InputFiles;
import orch.cli.problem.ChangedMeanwhileException;
import orch.document.Document;
import orch.document.InvalidDocumentException;
import orch.document.Mistake;
import orch.receipt.Receipt;

/** A file with a receipt. */
final class ReceiptFile {
  private ReceiptFile() {}

  /**
   * Reads a receipt.
   *
   * @throws InvalidDocumentException if the file has none, or one of another version of orch
   * @throws ChangedMeanwhileException if it was changed after it was written
   */
  static Receipt read(String name, App app) {
    Document document = new InputFiles(app, app.usualDeadline()).document(name);
    JsonNode tree = document.tree();
    if (!Receipt.isOne(tree)) {
      throw invalid(document, "it is not a receipt that --receipt has written");
    }
    Receipt receipt = new Receipt(tree);
    if (!receipt.isIntact()) {
      throw new ChangedMeanwhileException(
          "the receipt " + name + " was changed after it was written: its digest does not match",
          List.of(),
          "to see what is live: " + app.commandLine("config list"));
    }
    if (!receipt.format().equals(Receipt.FORMAT)) {
      throw invalid(document, "another version of orch has written this receipt");
    }
    return receipt;
  }

  private static InvalidDocumentException invalid(Document document, String message) {
    return new InvalidDocumentException(List.of(new Mistake(document.placeOf(""), "", message)));
  }
}
