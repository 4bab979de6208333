package seckill.sale.proof;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** A challenge with its number, as ALTCHA's widgets send it, in base64; they add how long it took. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Proof(String algorithm, String challenge, Long number, String salt, String signature) {

    boolean isWhole() {
        return algorithm != null && challenge != null && number != null && salt != null && signature != null;
    }
}
