/**
 * JSON text to trees and back over Jackson's streaming parser. The order of fields, explicit nulls
 * and the digits of numbers survive, and no object mapper has to start. Pure.
 */
@NullMarked
package orch.json;

import org.jspecify.annotations.NullMarked;
