"""The site to diagnostics: small rules in a visible tuple."""
