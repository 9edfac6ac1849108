package io.narraforge.settings;

/** The value of one setting cannot be used; the message says why and what is allowed, without the setting's name. */
final class RefusedSettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedSettingException(String reason) {
        super(reason);
    }
}
