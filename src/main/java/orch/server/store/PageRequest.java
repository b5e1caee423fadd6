package orch.server.store;

import java.util.regex.Pattern;
import orch.server.http.Query;
import orch.server.http.RefusalException;

/**
 * The parameters of a list request.
 *
 * @param size the most items on the page, from 1 to 1000
 * @param memoryStore selects configurations with this memory store; empty selects all
 * @param from where the page begins
 */
public record PageRequest(int size, String memoryStore, PageToken from) {
  private static final Pattern SIZE = Pattern.compile("\\d{1,4}");
  private static final int DEFAULT_SIZE = 50;
  private static final int MAX_SIZE = 1000;

  /**
   * The page that the parameters of a query ask for.
   *
   * @throws RefusalException 400 when a parameter breaks the contract
   */
  public static PageRequest of(Query query) {
    return new PageRequest(
        size(query.get("pageSize")),
        query.get("memoryStoreId"),
        PageToken.parse(query.get("pageToken")));
  }

  private static int size(String text) {
    if (text.isEmpty()) {
      return DEFAULT_SIZE;
    }
    int size = SIZE.matcher(text).matches() ? Integer.parseInt(text) : 0;
    if (size < 1 || size > MAX_SIZE) {
      throw RefusalException.invalid("pageSize must be a number from 1 to " + MAX_SIZE);
    }
    return size;
  }
}
