package ca.chartside.protocol;

import java.util.Map;

/**
 * The body of every refusal.
 *
 * @param code an {@link ErrorKind}'s name; a newer server may send one this client does not know
 * @param message its English sentence, for who reads the API by hand
 * @param correlationId the number under which the server's log has it
 * @param details what the sentence needs: {@code lockedUntil} (epoch ms), {@code field}, {@code max}, {@code triesLeft},
 *     {@code ask} (whom, where messaging is switched off; absent where nobody is named),
 *     {@code filed} (a list of {@link FiledBefore})
 */
public record ApiError(String code, String message, String correlationId, Map<String, Object> details) {}
