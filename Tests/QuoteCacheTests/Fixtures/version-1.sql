-- A cache of schema version 1, as the program made it before version 2.
CREATE TABLE instrument (
  symbol TEXT NOT NULL,
  name TEXT,
  native_name TEXT,
  exchange TEXT,
  currency TEXT,
  region TEXT,
  segment TEXT,
  kind TEXT,
  listed_on TEXT,
  PRIMARY KEY (symbol)
) WITHOUT ROWID;
CREATE TABLE quote (
  symbol TEXT NOT NULL,
  price REAL,
  time REAL,
  previous_close REAL,
  open REAL,
  high REAL,
  low REAL,
  volume REAL,
  bid REAL,
  ask REAL,
  source TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (symbol)
) WITHOUT ROWID;
CREATE TABLE bar_daily (
  symbol TEXT NOT NULL,
  date TEXT NOT NULL,
  open REAL,
  high REAL,
  low REAL,
  close REAL,
  volume REAL,
  source TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (symbol, date)
) WITHOUT ROWID;
CREATE TABLE bar_intraday (
  symbol TEXT NOT NULL,
  minutes INTEGER NOT NULL,
  start INTEGER NOT NULL,
  open REAL,
  high REAL,
  low REAL,
  close REAL,
  volume REAL,
  source TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (symbol, minutes, start)
) WITHOUT ROWID;
CREATE TABLE fact (
  symbol TEXT NOT NULL,
  metric TEXT NOT NULL DEFAULT '',
  as_of TEXT NOT NULL DEFAULT '',
  value REAL,
  text TEXT,
  unit TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (symbol, metric, as_of)
) WITHOUT ROWID;
CREATE TABLE target (
  symbol TEXT NOT NULL,
  firm TEXT NOT NULL DEFAULT '',
  as_of TEXT NOT NULL DEFAULT '',
  price REAL,
  previous REAL,
  currency TEXT,
  source TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (symbol, firm, as_of)
) WITHOUT ROWID;
CREATE TABLE event (
  symbol TEXT NOT NULL,
  date TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (symbol, date, kind, title)
) WITHOUT ROWID;
CREATE TABLE feed_status (
  feed TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT '',
  last_success REAL,
  next_attempt REAL,
  failures REAL,
  message TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (feed)
) WITHOUT ROWID;
CREATE TABLE change (
  kind TEXT NOT NULL DEFAULT '',
  symbol TEXT NOT NULL DEFAULT '',
  seq INTEGER NOT NULL,
  PRIMARY KEY (kind, symbol)
) WITHOUT ROWID;
CREATE TABLE reject (
  id INTEGER PRIMARY KEY,
  table_name TEXT NOT NULL DEFAULT '',
  row TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '',
  rejected_at REAL
);
CREATE TABLE currency (
  code TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (code)
) WITHOUT ROWID;
CREATE TABLE meta (
  key TEXT NOT NULL DEFAULT '',
  value TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (key)
) WITHOUT ROWID;
CREATE UNIQUE INDEX change_seq ON change(seq);
INSERT INTO currency(code) VALUES ('AED'),('AFN'),('ALL'),('AMD'),('ANG'),('AOA'),('ARS'),('AUD'),('AWG'),('AZN'),('BAM'),('BBD'),('BDT'),('BGN'),('BHD'),('BIF'),('BMD'),('BND'),('BOB'),('BRL'),('BSD'),('BTN'),('BWP'),('BYN'),('BZD'),('CAD'),('CDF'),('CHF'),('CLP'),('CNH'),('CNY'),('COP'),('CRC'),('CUP'),('CVE'),('CZK'),('DJF'),('DKK'),('DOP'),('DZD'),('EGP'),('ERN'),('ETB'),('EUR'),('FJD'),('FKP'),('GBP'),('GEL'),('GHS'),('GIP'),('GMD'),('GNF'),('GTQ'),('GYD'),('HKD'),('HNL'),('HTG'),('HUF'),('IDR'),('ILS'),('INR'),('IQD'),('IRR'),('ISK'),('JMD'),('JOD'),('JPY'),('KES'),('KGS'),('KHR'),('KMF'),('KPW'),('KRW'),('KWD'),('KYD'),('KZT'),('LAK'),('LBP'),('LKR'),('LRD'),('LSL'),('LYD'),('MAD'),('MDL'),('MGA'),('MKD'),('MMK'),('MNT'),('MOP'),('MRU'),('MUR'),('MVR'),('MWK'),('MXN'),('MYR'),('MZN'),('NAD'),('NGN'),('NIO'),('NOK'),('NPR'),('NZD'),('OMR'),('PAB'),('PEN'),('PGK'),('PHP'),('PKR'),('PLN'),('PYG'),('QAR'),('RON'),('RSD'),('RUB'),('RWF'),('SAR'),('SBD'),('SCR'),('SDG'),('SEK'),('SGD'),('SHP'),('SLE'),('SOS'),('SRD'),('SSP'),('STN'),('SVC'),('SYP'),('SZL'),('THB'),('TJS'),('TMT'),('TND'),('TOP'),('TRY'),('TTD'),('TWD'),('TZS'),('UAH'),('UGX'),('USD'),('UYU'),('UZS'),('VES'),('VND'),('VUV'),('WST'),('XAF'),('XCD'),('XOF'),('XPF'),('YER'),('ZAR'),('ZMW'),('ZWG');
CREATE TRIGGER instrument_reject_insert BEFORE INSERT ON instrument
WHEN (typeof(new.symbol) <> 'text' OR length(new.symbol) NOT BETWEEN 1 AND 32 OR new.symbol GLOB '*[^A-Z0-9.^=_&-]*')
    OR (new.currency IS NOT NULL AND new.currency NOT IN (SELECT code FROM currency))
BEGIN
  INSERT INTO reject(table_name, row, reason, rejected_at) VALUES ('instrument',
    substr('symbol=' || quote(new.symbol) || ', ' || 'name=' || quote(new.name) || ', ' || 'native_name=' || quote(new.native_name) || ', ' || 'exchange=' || quote(new.exchange) || ', ' || 'currency=' || quote(new.currency) || ', ' || 'region=' || quote(new.region) || ', ' || 'segment=' || quote(new.segment) || ', ' || 'kind=' || quote(new.kind) || ', ' || 'listed_on=' || quote(new.listed_on), 1, 4000),
    CASE WHEN typeof(new.symbol) <> 'text' OR length(new.symbol) NOT BETWEEN 1 AND 32 OR new.symbol GLOB '*[^A-Z0-9.^=_&-]*' THEN 'symbol is not made of 1 to 32 capitals, digits and . ^ = - _ &'
      WHEN new.currency IS NOT NULL AND new.currency NOT IN (SELECT code FROM currency) THEN 'currency is unknown' ELSE 'row cannot be true' END,
    CAST(strftime('%s', 'now') AS REAL));
  SELECT RAISE(IGNORE);
END;
CREATE TRIGGER instrument_reject_update BEFORE UPDATE ON instrument
WHEN (typeof(new.symbol) <> 'text' OR length(new.symbol) NOT BETWEEN 1 AND 32 OR new.symbol GLOB '*[^A-Z0-9.^=_&-]*')
    OR (new.currency IS NOT NULL AND new.currency NOT IN (SELECT code FROM currency))
BEGIN
  INSERT INTO reject(table_name, row, reason, rejected_at) VALUES ('instrument',
    substr('symbol=' || quote(new.symbol) || ', ' || 'name=' || quote(new.name) || ', ' || 'native_name=' || quote(new.native_name) || ', ' || 'exchange=' || quote(new.exchange) || ', ' || 'currency=' || quote(new.currency) || ', ' || 'region=' || quote(new.region) || ', ' || 'segment=' || quote(new.segment) || ', ' || 'kind=' || quote(new.kind) || ', ' || 'listed_on=' || quote(new.listed_on), 1, 4000),
    CASE WHEN typeof(new.symbol) <> 'text' OR length(new.symbol) NOT BETWEEN 1 AND 32 OR new.symbol GLOB '*[^A-Z0-9.^=_&-]*' THEN 'symbol is not made of 1 to 32 capitals, digits and . ^ = - _ &'
      WHEN new.currency IS NOT NULL AND new.currency NOT IN (SELECT code FROM currency) THEN 'currency is unknown' ELSE 'row cannot be true' END,
    CAST(strftime('%s', 'now') AS REAL));
  SELECT RAISE(IGNORE);
END;
CREATE TRIGGER instrument_count_insert AFTER INSERT ON instrument
BEGIN
  INSERT INTO change(kind, symbol, seq)
    SELECT 'instrument', new.symbol, (SELECT coalesce(max(seq), 0) + 1 FROM change)
    WHERE coalesce((SELECT seq FROM change WHERE kind = 'instrument' AND symbol = new.symbol), 0)
      <> (SELECT coalesce(max(seq), -1) FROM change)
    ON CONFLICT(kind, symbol) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER instrument_count_delete AFTER DELETE ON instrument
BEGIN
  INSERT INTO change(kind, symbol, seq)
    SELECT 'instrument', old.symbol, (SELECT coalesce(max(seq), 0) + 1 FROM change)
    WHERE coalesce((SELECT seq FROM change WHERE kind = 'instrument' AND symbol = old.symbol), 0)
      <> (SELECT coalesce(max(seq), -1) FROM change)
    ON CONFLICT(kind, symbol) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER instrument_count_update AFTER UPDATE ON instrument
BEGIN
  INSERT INTO change(kind, symbol, seq)
    SELECT 'instrument', new.symbol, (SELECT coalesce(max(seq), 0) + 1 FROM change)
    WHERE coalesce((SELECT seq FROM change WHERE kind = 'instrument' AND symbol = new.symbol), 0)
      <> (SELECT coalesce(max(seq), -1) FROM change)
    ON CONFLICT(kind, symbol) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER instrument_count_rename AFTER UPDATE OF symbol ON instrument
WHEN old.symbol IS NOT new.symbol
BEGIN
  INSERT INTO change(kind, symbol, seq)
    SELECT 'instrument', old.symbol, (SELECT coalesce(max(seq), 0) + 1 FROM change)
    WHERE coalesce((SELECT seq FROM change WHERE kind = 'instrument' AND symbol = old.symbol), 0)
      <> (SELECT coalesce(max(seq), -1) FROM change)
    ON CONFLICT(kind, symbol) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER quote_reject_insert BEFORE INSERT ON quote
WHEN (typeof(new.symbol) <> 'text' OR length(new.symbol) NOT BETWEEN 1 AND 32 OR new.symbol GLOB '*[^A-Z0-9.^=_&-]*')
    OR (new.price IS NULL)
    OR (typeof(new.price) NOT IN ('real', 'integer'))
    OR (new.price <= 0)
    OR (new.price > 1e12)
    OR (typeof(new.time) NOT IN ('real', 'integer') OR new.time < 0)
    OR (new.time > CAST(strftime('%s', 'now') AS INTEGER) + 120)
    OR (new.previous_close IS NOT NULL AND (typeof(new.previous_close) NOT IN ('real', 'integer') OR NOT new.previous_close > 0 OR new.previous_close > 1e15))
    OR (new.open IS NOT NULL AND (typeof(new.open) NOT IN ('real', 'integer') OR NOT new.open > 0 OR new.open > 1e15))
    OR (new.high IS NOT NULL AND (typeof(new.high) NOT IN ('real', 'integer') OR NOT new.high > 0 OR new.high > 1e15))
    OR (new.low IS NOT NULL AND (typeof(new.low) NOT IN ('real', 'integer') OR NOT new.low > 0 OR new.low > 1e15))
    OR (new.volume IS NOT NULL AND (typeof(new.volume) NOT IN ('real', 'integer') OR NOT new.volume >= 0 OR new.volume > 1e15))
    OR (new.bid IS NOT NULL AND (typeof(new.bid) NOT IN ('real', 'integer') OR NOT new.bid > 0 OR new.bid > 1e15))
    OR (new.ask IS NOT NULL AND (typeof(new.ask) NOT IN ('real', 'integer') OR NOT new.ask > 0 OR new.ask > 1e15))
    OR (new.high < new.low)
BEGIN
  INSERT INTO reject(table_name, row, reason, rejected_at) VALUES ('quote',
    substr('symbol=' || quote(new.symbol) || ', ' || 'price=' || quote(new.price) || ', ' || 'time=' || quote(new.time) || ', ' || 'previous_close=' || quote(new.previous_close) || ', ' || 'open=' || quote(new.open) || ', ' || 'high=' || quote(new.high) || ', ' || 'low=' || quote(new.low) || ', ' || 'volume=' || quote(new.volume) || ', ' || 'bid=' || quote(new.bid) || ', ' || 'ask=' || quote(new.ask) || ', ' || 'source=' || quote(new.source), 1, 4000),
    CASE WHEN typeof(new.symbol) <> 'text' OR length(new.symbol) NOT BETWEEN 1 AND 32 OR new.symbol GLOB '*[^A-Z0-9.^=_&-]*' THEN 'symbol is not made of 1 to 32 capitals, digits and . ^ = - _ &'
      WHEN new.price IS NULL THEN 'price is missing or not a number'
      WHEN typeof(new.price) NOT IN ('real', 'integer') THEN 'price is not a number'
      WHEN new.price <= 0 THEN 'price is not above zero'
      WHEN new.price > 1e12 THEN 'price is implausibly large'
      WHEN typeof(new.time) NOT IN ('real', 'integer') OR new.time < 0 THEN 'time is not a time in seconds since 1970'
      WHEN new.time > CAST(strftime('%s', 'now') AS INTEGER) + 120 THEN 'time is in the future'
      WHEN new.previous_close IS NOT NULL AND (typeof(new.previous_close) NOT IN ('real', 'integer') OR NOT new.previous_close > 0 OR new.previous_close > 1e15) THEN 'previous_close is not a number > 0'
      WHEN new.open IS NOT NULL AND (typeof(new.open) NOT IN ('real', 'integer') OR NOT new.open > 0 OR new.open > 1e15) THEN 'open is not a number > 0'
      WHEN new.high IS NOT NULL AND (typeof(new.high) NOT IN ('real', 'integer') OR NOT new.high > 0 OR new.high > 1e15) THEN 'high is not a number > 0'
      WHEN new.low IS NOT NULL AND (typeof(new.low) NOT IN ('real', 'integer') OR NOT new.low > 0 OR new.low > 1e15) THEN 'low is not a number > 0'
      WHEN new.volume IS NOT NULL AND (typeof(new.volume) NOT IN ('real', 'integer') OR NOT new.volume >= 0 OR new.volume > 1e15) THEN 'volume is not a number >= 0'
      WHEN new.bid IS NOT NULL AND (typeof(new.bid) NOT IN ('real', 'integer') OR NOT new.bid > 0 OR new.bid > 1e15) THEN 'bid is not a number > 0'
      WHEN new.ask IS NOT NULL AND (typeof(new.ask) NOT IN ('real', 'integer') OR NOT new.ask > 0 OR new.ask > 1e15) THEN 'ask is not a number > 0'
      WHEN new.high < new.low THEN 'high is below low' ELSE 'row cannot be true' END,
    CAST(strftime('%s', 'now') AS REAL));
  SELECT RAISE(IGNORE);
END;
CREATE TRIGGER quote_reject_update BEFORE UPDATE ON quote
WHEN (typeof(new.symbol) <> 'text' OR length(new.symbol) NOT BETWEEN 1 AND 32 OR new.symbol GLOB '*[^A-Z0-9.^=_&-]*')
    OR (new.price IS NULL)
    OR (typeof(new.price) NOT IN ('real', 'integer'))
    OR (new.price <= 0)
    OR (new.price > 1e12)
    OR (typeof(new.time) NOT IN ('real', 'integer') OR new.time < 0)
    OR (new.time > CAST(strftime('%s', 'now') AS INTEGER) + 120)
    OR (new.previous_close IS NOT NULL AND (typeof(new.previous_close) NOT IN ('real', 'integer') OR NOT new.previous_close > 0 OR new.previous_close > 1e15))
    OR (new.open IS NOT NULL AND (typeof(new.open) NOT IN ('real', 'integer') OR NOT new.open > 0 OR new.open > 1e15))
    OR (new.high IS NOT NULL AND (typeof(new.high) NOT IN ('real', 'integer') OR NOT new.high > 0 OR new.high > 1e15))
    OR (new.low IS NOT NULL AND (typeof(new.low) NOT IN ('real', 'integer') OR NOT new.low > 0 OR new.low > 1e15))
    OR (new.volume IS NOT NULL AND (typeof(new.volume) NOT IN ('real', 'integer') OR NOT new.volume >= 0 OR new.volume > 1e15))
    OR (new.bid IS NOT NULL AND (typeof(new.bid) NOT IN ('real', 'integer') OR NOT new.bid > 0 OR new.bid > 1e15))
    OR (new.ask IS NOT NULL AND (typeof(new.ask) NOT IN ('real', 'integer') OR NOT new.ask > 0 OR new.ask > 1e15))
    OR (new.high < new.low)
BEGIN
  INSERT INTO reject(table_name, row, reason, rejected_at) VALUES ('quote',
    substr('symbol=' || quote(new.symbol) || ', ' || 'price=' || quote(new.price) || ', ' || 'time=' || quote(new.time) || ', ' || 'previous_close=' || quote(new.previous_close) || ', ' || 'open=' || quote(new.open) || ', ' || 'high=' || quote(new.high) || ', ' || 'low=' || quote(new.low) || ', ' || 'volume=' || quote(new.volume) || ', ' || 'bid=' || quote(new.bid) || ', ' || 'ask=' || quote(new.ask) || ', ' || 'source=' || quote(new.source), 1, 4000),
    CASE WHEN typeof(new.symbol) <> 'text' OR length(new.symbol) NOT BETWEEN 1 AND 32 OR new.symbol GLOB '*[^A-Z0-9.^=_&-]*' THEN 'symbol is not made of 1 to 32 capitals, digits and . ^ = - _ &'
      WHEN new.price IS NULL THEN 'price is missing or not a number'
      WHEN typeof(new.price) NOT IN ('real', 'integer') THEN 'price is not a number'
      WHEN new.price <= 0 THEN 'price is not above zero'
      WHEN new.price > 1e12 THEN 'price is implausibly large'
      WHEN typeof(new.time) NOT IN ('real', 'integer') OR new.time < 0 THEN 'time is not a time in seconds since 1970'
      WHEN new.time > CAST(strftime('%s', 'now') AS INTEGER) + 120 THEN 'time is in the future'
      WHEN new.previous_close IS NOT NULL AND (typeof(new.previous_close) NOT IN ('real', 'integer') OR NOT new.previous_close > 0 OR new.previous_close > 1e15) THEN 'previous_close is not a number > 0'
      WHEN new.open IS NOT NULL AND (typeof(new.open) NOT IN ('real', 'integer') OR NOT new.open > 0 OR new.open > 1e15) THEN 'open is not a number > 0'
      WHEN new.high IS NOT NULL AND (typeof(new.high) NOT IN ('real', 'integer') OR NOT new.high > 0 OR new.high > 1e15) THEN 'high is not a number > 0'
      WHEN new.low IS NOT NULL AND (typeof(new.low) NOT IN ('real', 'integer') OR NOT new.low > 0 OR new.low > 1e15) THEN 'low is not a number > 0'
      WHEN new.volume IS NOT NULL AND (typeof(new.volume) NOT IN ('real', 'integer') OR NOT new.volume >= 0 OR new.volume > 1e15) THEN 'volume is not a number >= 0'
      WHEN new.bid IS NOT NULL AND (typeof(new.bid) NOT IN ('real', 'integer') OR NOT new.bid > 0 OR new.bid > 1e15) THEN 'bid is not a number > 0'
      WHEN new.ask IS NOT NULL AND (typeof(new.ask) NOT IN ('real', 'integer') OR NOT new.ask > 0 OR new.ask > 1e15) THEN 'ask is not a number > 0'
      WHEN new.high < new.low THEN 'high is below low' ELSE 'row cannot be true' END,
    CAST(strftime('%s', 'now') AS REAL));
  SELECT RAISE(IGNORE);
END;
CREATE TRIGGER quote_count_insert AFTER INSERT ON quote
BEGIN
  INSERT INTO change(kind, symbol, seq)
    SELECT 'quote', new.symbol, (SELECT coalesce(max(seq), 0) + 1 FROM change)
    WHERE coalesce((SELECT seq FROM change WHERE kind = 'quote' AND symbol = new.symbol), 0)
      <> (SELECT coalesce(max(seq), -1) FROM change)
    ON CONFLICT(kind, symbol) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER quote_count_delete AFTER DELETE ON quote
BEGIN
  INSERT INTO change(kind, symbol, seq)
    SELECT 'quote', old.symbol, (SELECT coalesce(max(seq), 0) + 1 FROM change)
    WHERE coalesce((SELECT seq FROM change WHERE kind = 'quote' AND symbol = old.symbol), 0)
      <> (SELECT coalesce(max(seq), -1) FROM change)
    ON CONFLICT(kind, symbol) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER quote_count_update AFTER UPDATE ON quote
BEGIN
  INSERT INTO change(kind, symbol, seq)
    SELECT 'quote', new.symbol, (SELECT coalesce(max(seq), 0) + 1 FROM change)
    WHERE coalesce((SELECT seq FROM change WHERE kind = 'quote' AND symbol = new.symbol), 0)
      <> (SELECT coalesce(max(seq), -1) FROM change)
    ON CONFLICT(kind, symbol) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER quote_count_rename AFTER UPDATE OF symbol ON quote
WHEN old.symbol IS NOT new.symbol
BEGIN
  INSERT INTO change(kind, symbol, seq)
    SELECT 'quote', old.symbol, (SELECT coalesce(max(seq), 0) + 1 FROM change)
    WHERE coalesce((SELECT seq FROM change WHERE kind = 'quote' AND symbol = old.symbol), 0)
      <> (SELECT coalesce(max(seq), -1) FROM change)
    ON CONFLICT(kind, symbol) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER bar_daily_reject_insert BEFORE INSERT ON bar_daily
WHEN (typeof(new.symbol) <> 'text' OR length(new.symbol) NOT BETWEEN 1 AND 32 OR new.symbol GLOB '*[^A-Z0-9.^=_&-]*')
    OR (typeof(new.date) <> 'text' OR new.date IS NOT date(new.date, '+0 days'))
    OR (new.date > date('now', '+1 day'))
    OR (new.close IS NULL)
    OR (typeof(new.close) NOT IN ('real', 'integer'))
    OR (new.close <= 0)
    OR (new.close > 1e12)
    OR (new.open IS NOT NULL AND (typeof(new.open) NOT IN ('real', 'integer') OR NOT new.open > 0 OR new.open > 1e15))
    OR (new.high IS NOT NULL AND (typeof(new.high) NOT IN ('real', 'integer') OR NOT new.high > 0 OR new.high > 1e15))
    OR (new.low IS NOT NULL AND (typeof(new.low) NOT IN ('real', 'integer') OR NOT new.low > 0 OR new.low > 1e15))
    OR (new.volume IS NOT NULL AND (typeof(new.volume) NOT IN ('real', 'integer') OR NOT new.volume >= 0 OR new.volume > 1e15))
    OR (new.high < new.low)
BEGIN
  INSERT INTO reject(table_name, row, reason, rejected_at) VALUES ('bar_daily',
    substr('symbol=' || quote(new.symbol) || ', ' || 'date=' || quote(new.date) || ', ' || 'open=' || quote(new.open) || ', ' || 'high=' || quote(new.high) || ', ' || 'low=' || quote(new.low) || ', ' || 'close=' || quote(new.close) || ', ' || 'volume=' || quote(new.volume) || ', ' || 'source=' || quote(new.source), 1, 4000),
    CASE WHEN typeof(new.symbol) <> 'text' OR length(new.symbol) NOT BETWEEN 1 AND 32 OR new.symbol GLOB '*[^A-Z0-9.^=_&-]*' THEN 'symbol is not made of 1 to 32 capitals, digits and . ^ = - _ &'
      WHEN typeof(new.date) <> 'text' OR new.date IS NOT date(new.date, '+0 days') THEN 'date is not a date such as 2026-01-14'
      WHEN new.date > date('now', '+1 day') THEN 'date is in the future'
      WHEN new.close IS NULL THEN 'close is missing or not a number'
      WHEN typeof(new.close) NOT IN ('real', 'integer') THEN 'close is not a number'
      WHEN new.close <= 0 THEN 'close is not above zero'
      WHEN new.close > 1e12 THEN 'close is implausibly large'
      WHEN new.open IS NOT NULL AND (typeof(new.open) NOT IN ('real', 'integer') OR NOT new.open > 0 OR new.open > 1e15) THEN 'open is not a number > 0'
      WHEN new.high IS NOT NULL AND (typeof(new.high) NOT IN ('real', 'integer') OR NOT new.high > 0 OR new.high > 1e15) THEN 'high is not a number > 0'
      WHEN new.low IS NOT NULL AND (typeof(new.low) NOT IN ('real', 'integer') OR NOT new.low > 0 OR new.low > 1e15) THEN 'low is not a number > 0'
      WHEN new.volume IS NOT NULL AND (typeof(new.volume) NOT IN ('real', 'integer') OR NOT new.volume >= 0 OR new.volume > 1e15) THEN 'volume is not a number >= 0'
      WHEN new.high < new.low THEN 'high is below low' ELSE 'row cannot be true' END,
    CAST(strftime('%s', 'now') AS REAL));
  SELECT RAISE(IGNORE);
END;
CREATE TRIGGER bar_daily_reject_update BEFORE UPDATE ON bar_daily
WHEN (typeof(new.symbol) <> 'text' OR length(new.symbol) NOT BETWEEN 1 AND 32 OR new.symbol GLOB '*[^A-Z0-9.^=_&-]*')
    OR (typeof(new.date) <> 'text' OR new.date IS NOT date(new.date, '+0 days'))
    OR (new.date > date('now', '+1 day'))
    OR (new.close IS NULL)
    OR (typeof(new.close) NOT IN ('real', 'integer'))
    OR (new.close <= 0)
    OR (new.close > 1e12)
    OR (new.open IS NOT NULL AND (typeof(new.open) NOT IN ('real', 'integer') OR NOT new.open > 0 OR new.open > 1e15))
    OR (new.high IS NOT NULL AND (typeof(new.high) NOT IN ('real', 'integer') OR NOT new.high > 0 OR new.high > 1e15))
    OR (new.low IS NOT NULL AND (typeof(new.low) NOT IN ('real', 'integer') OR NOT new.low > 0 OR new.low > 1e15))
    OR (new.volume IS NOT NULL AND (typeof(new.volume) NOT IN ('real', 'integer') OR NOT new.volume >= 0 OR new.volume > 1e15))
    OR (new.high < new.low)
BEGIN
  INSERT INTO reject(table_name, row, reason, rejected_at) VALUES ('bar_daily',
    substr('symbol=' || quote(new.symbol) || ', ' || 'date=' || quote(new.date) || ', ' || 'open=' || quote(new.open) || ', ' || 'high=' || quote(new.high) || ', ' || 'low=' || quote(new.low) || ', ' || 'close=' || quote(new.close) || ', ' || 'volume=' || quote(new.volume) || ', ' || 'source=' || quote(new.source), 1, 4000),
    CASE WHEN typeof(new.symbol) <> 'text' OR length(new.symbol) NOT BETWEEN 1 AND 32 OR new.symbol GLOB '*[^A-Z0-9.^=_&-]*' THEN 'symbol is not made of 1 to 32 capitals, digits and . ^ = - _ &'
      WHEN typeof(new.date) <> 'text' OR new.date IS NOT date(new.date, '+0 days') THEN 'date is not a date such as 2026-01-14'
      WHEN new.date > date('now', '+1 day') THEN 'date is in the future'
      WHEN new.close IS NULL THEN 'close is missing or not a number'
      WHEN typeof(new.close) NOT IN ('real', 'integer') THEN 'close is not a number'
      WHEN new.close <= 0 THEN 'close is not above zero'
      WHEN new.close > 1e12 THEN 'close is implausibly large'
      WHEN new.open IS NOT NULL AND (typeof(new.open) NOT IN ('real', 'integer') OR NOT new.open > 0 OR new.open > 1e15) THEN 'open is not a number > 0'
      WHEN new.high IS NOT NULL AND (typeof(new.high) NOT IN ('real', 'integer') OR NOT new.high > 0 OR new.high > 1e15) THEN 'high is not a number > 0'
      WHEN new.low IS NOT NULL AND (typeof(new.low) NOT IN ('real', 'integer') OR NOT new.low > 0 OR new.low > 1e15) THEN 'low is not a number > 0'
      WHEN new.volume IS NOT NULL AND (typeof(new.volume) NOT IN ('real', 'integer') OR NOT new.volume >= 0 OR new.volume > 1e15) THEN 'volume is not a number >= 0'
      WHEN new.high < new.low THEN 'high is below low' ELSE 'row cannot be true' END,
    CAST(strftime('%s', 'now') AS REAL));
  SELECT RAISE(IGNORE);
END;
CREATE TRIGGER bar_daily_count_insert AFTER INSERT ON bar_daily
BEGIN
  INSERT INTO change(kind, symbol, seq)
    SELECT 'bar_daily', new.symbol, (SELECT coalesce(max(seq), 0) + 1 FROM change)
    WHERE coalesce((SELECT seq FROM change WHERE kind = 'bar_daily' AND symbol = new.symbol), 0)
      <> (SELECT coalesce(max(seq), -1) FROM change)
    ON CONFLICT(kind, symbol) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER bar_daily_count_delete AFTER DELETE ON bar_daily
BEGIN
  INSERT INTO change(kind, symbol, seq)
    SELECT 'bar_daily', old.symbol, (SELECT coalesce(max(seq), 0) + 1 FROM change)
    WHERE coalesce((SELECT seq FROM change WHERE kind = 'bar_daily' AND symbol = old.symbol), 0)
      <> (SELECT coalesce(max(seq), -1) FROM change)
    ON CONFLICT(kind, symbol) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER bar_daily_count_update AFTER UPDATE ON bar_daily
BEGIN
  INSERT INTO change(kind, symbol, seq)
    SELECT 'bar_daily', new.symbol, (SELECT coalesce(max(seq), 0) + 1 FROM change)
    WHERE coalesce((SELECT seq FROM change WHERE kind = 'bar_daily' AND symbol = new.symbol), 0)
      <> (SELECT coalesce(max(seq), -1) FROM change)
    ON CONFLICT(kind, symbol) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER bar_daily_count_rename AFTER UPDATE OF symbol ON bar_daily
WHEN old.symbol IS NOT new.symbol
BEGIN
  INSERT INTO change(kind, symbol, seq)
    SELECT 'bar_daily', old.symbol, (SELECT coalesce(max(seq), 0) + 1 FROM change)
    WHERE coalesce((SELECT seq FROM change WHERE kind = 'bar_daily' AND symbol = old.symbol), 0)
      <> (SELECT coalesce(max(seq), -1) FROM change)
    ON CONFLICT(kind, symbol) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER bar_intraday_reject_insert BEFORE INSERT ON bar_intraday
WHEN (typeof(new.symbol) <> 'text' OR length(new.symbol) NOT BETWEEN 1 AND 32 OR new.symbol GLOB '*[^A-Z0-9.^=_&-]*')
    OR (typeof(new.minutes) <> 'integer' OR new.minutes NOT BETWEEN 1 AND 1440)
    OR (typeof(new.start) NOT IN ('real', 'integer') OR new.start < 0)
    OR (new.start > CAST(strftime('%s', 'now') AS INTEGER) + 120)
    OR (new.close IS NULL)
    OR (typeof(new.close) NOT IN ('real', 'integer'))
    OR (new.close <= 0)
    OR (new.close > 1e12)
    OR (new.open IS NOT NULL AND (typeof(new.open) NOT IN ('real', 'integer') OR NOT new.open > 0 OR new.open > 1e15))
    OR (new.high IS NOT NULL AND (typeof(new.high) NOT IN ('real', 'integer') OR NOT new.high > 0 OR new.high > 1e15))
    OR (new.low IS NOT NULL AND (typeof(new.low) NOT IN ('real', 'integer') OR NOT new.low > 0 OR new.low > 1e15))
    OR (new.volume IS NOT NULL AND (typeof(new.volume) NOT IN ('real', 'integer') OR NOT new.volume >= 0 OR new.volume > 1e15))
    OR (new.high < new.low)
BEGIN
  INSERT INTO reject(table_name, row, reason, rejected_at) VALUES ('bar_intraday',
    substr('symbol=' || quote(new.symbol) || ', ' || 'minutes=' || quote(new.minutes) || ', ' || 'start=' || quote(new.start) || ', ' || 'open=' || quote(new.open) || ', ' || 'high=' || quote(new.high) || ', ' || 'low=' || quote(new.low) || ', ' || 'close=' || quote(new.close) || ', ' || 'volume=' || quote(new.volume) || ', ' || 'source=' || quote(new.source), 1, 4000),
    CASE WHEN typeof(new.symbol) <> 'text' OR length(new.symbol) NOT BETWEEN 1 AND 32 OR new.symbol GLOB '*[^A-Z0-9.^=_&-]*' THEN 'symbol is not made of 1 to 32 capitals, digits and . ^ = - _ &'
      WHEN typeof(new.minutes) <> 'integer' OR new.minutes NOT BETWEEN 1 AND 1440 THEN 'minutes is not a whole number from 1 to 1440'
      WHEN typeof(new.start) NOT IN ('real', 'integer') OR new.start < 0 THEN 'start is not a time in seconds since 1970'
      WHEN new.start > CAST(strftime('%s', 'now') AS INTEGER) + 120 THEN 'start is in the future'
      WHEN new.close IS NULL THEN 'close is missing or not a number'
      WHEN typeof(new.close) NOT IN ('real', 'integer') THEN 'close is not a number'
      WHEN new.close <= 0 THEN 'close is not above zero'
      WHEN new.close > 1e12 THEN 'close is implausibly large'
      WHEN new.open IS NOT NULL AND (typeof(new.open) NOT IN ('real', 'integer') OR NOT new.open > 0 OR new.open > 1e15) THEN 'open is not a number > 0'
      WHEN new.high IS NOT NULL AND (typeof(new.high) NOT IN ('real', 'integer') OR NOT new.high > 0 OR new.high > 1e15) THEN 'high is not a number > 0'
      WHEN new.low IS NOT NULL AND (typeof(new.low) NOT IN ('real', 'integer') OR NOT new.low > 0 OR new.low > 1e15) THEN 'low is not a number > 0'
      WHEN new.volume IS NOT NULL AND (typeof(new.volume) NOT IN ('real', 'integer') OR NOT new.volume >= 0 OR new.volume > 1e15) THEN 'volume is not a number >= 0'
      WHEN new.high < new.low THEN 'high is below low' ELSE 'row cannot be true' END,
    CAST(strftime('%s', 'now') AS REAL));
  SELECT RAISE(IGNORE);
END;
CREATE TRIGGER bar_intraday_reject_update BEFORE UPDATE ON bar_intraday
WHEN (typeof(new.symbol) <> 'text' OR length(new.symbol) NOT BETWEEN 1 AND 32 OR new.symbol GLOB '*[^A-Z0-9.^=_&-]*')
    OR (typeof(new.minutes) <> 'integer' OR new.minutes NOT BETWEEN 1 AND 1440)
    OR (typeof(new.start) NOT IN ('real', 'integer') OR new.start < 0)
    OR (new.start > CAST(strftime('%s', 'now') AS INTEGER) + 120)
    OR (new.close IS NULL)
    OR (typeof(new.close) NOT IN ('real', 'integer'))
    OR (new.close <= 0)
    OR (new.close > 1e12)
    OR (new.open IS NOT NULL AND (typeof(new.open) NOT IN ('real', 'integer') OR NOT new.open > 0 OR new.open > 1e15))
    OR (new.high IS NOT NULL AND (typeof(new.high) NOT IN ('real', 'integer') OR NOT new.high > 0 OR new.high > 1e15))
    OR (new.low IS NOT NULL AND (typeof(new.low) NOT IN ('real', 'integer') OR NOT new.low > 0 OR new.low > 1e15))
    OR (new.volume IS NOT NULL AND (typeof(new.volume) NOT IN ('real', 'integer') OR NOT new.volume >= 0 OR new.volume > 1e15))
    OR (new.high < new.low)
BEGIN
  INSERT INTO reject(table_name, row, reason, rejected_at) VALUES ('bar_intraday',
    substr('symbol=' || quote(new.symbol) || ', ' || 'minutes=' || quote(new.minutes) || ', ' || 'start=' || quote(new.start) || ', ' || 'open=' || quote(new.open) || ', ' || 'high=' || quote(new.high) || ', ' || 'low=' || quote(new.low) || ', ' || 'close=' || quote(new.close) || ', ' || 'volume=' || quote(new.volume) || ', ' || 'source=' || quote(new.source), 1, 4000),
    CASE WHEN typeof(new.symbol) <> 'text' OR length(new.symbol) NOT BETWEEN 1 AND 32 OR new.symbol GLOB '*[^A-Z0-9.^=_&-]*' THEN 'symbol is not made of 1 to 32 capitals, digits and . ^ = - _ &'
      WHEN typeof(new.minutes) <> 'integer' OR new.minutes NOT BETWEEN 1 AND 1440 THEN 'minutes is not a whole number from 1 to 1440'
      WHEN typeof(new.start) NOT IN ('real', 'integer') OR new.start < 0 THEN 'start is not a time in seconds since 1970'
      WHEN new.start > CAST(strftime('%s', 'now') AS INTEGER) + 120 THEN 'start is in the future'
      WHEN new.close IS NULL THEN 'close is missing or not a number'
      WHEN typeof(new.close) NOT IN ('real', 'integer') THEN 'close is not a number'
      WHEN new.close <= 0 THEN 'close is not above zero'
      WHEN new.close > 1e12 THEN 'close is implausibly large'
      WHEN new.open IS NOT NULL AND (typeof(new.open) NOT IN ('real', 'integer') OR NOT new.open > 0 OR new.open > 1e15) THEN 'open is not a number > 0'
      WHEN new.high IS NOT NULL AND (typeof(new.high) NOT IN ('real', 'integer') OR NOT new.high > 0 OR new.high > 1e15) THEN 'high is not a number > 0'
      WHEN new.low IS NOT NULL AND (typeof(new.low) NOT IN ('real', 'integer') OR NOT new.low > 0 OR new.low > 1e15) THEN 'low is not a number > 0'
      WHEN new.volume IS NOT NULL AND (typeof(new.volume) NOT IN ('real', 'integer') OR NOT new.volume >= 0 OR new.volume > 1e15) THEN 'volume is not a number >= 0'
      WHEN new.high < new.low THEN 'high is below low' ELSE 'row cannot be true' END,
    CAST(strftime('%s', 'now') AS REAL));
  SELECT RAISE(IGNORE);
END;
CREATE TRIGGER bar_intraday_count_insert AFTER INSERT ON bar_intraday
BEGIN
  INSERT INTO change(kind, symbol, seq)
    SELECT 'bar_intraday', new.symbol, (SELECT coalesce(max(seq), 0) + 1 FROM change)
    WHERE coalesce((SELECT seq FROM change WHERE kind = 'bar_intraday' AND symbol = new.symbol), 0)
      <> (SELECT coalesce(max(seq), -1) FROM change)
    ON CONFLICT(kind, symbol) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER bar_intraday_count_delete AFTER DELETE ON bar_intraday
BEGIN
  INSERT INTO change(kind, symbol, seq)
    SELECT 'bar_intraday', old.symbol, (SELECT coalesce(max(seq), 0) + 1 FROM change)
    WHERE coalesce((SELECT seq FROM change WHERE kind = 'bar_intraday' AND symbol = old.symbol), 0)
      <> (SELECT coalesce(max(seq), -1) FROM change)
    ON CONFLICT(kind, symbol) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER bar_intraday_count_update AFTER UPDATE ON bar_intraday
BEGIN
  INSERT INTO change(kind, symbol, seq)
    SELECT 'bar_intraday', new.symbol, (SELECT coalesce(max(seq), 0) + 1 FROM change)
    WHERE coalesce((SELECT seq FROM change WHERE kind = 'bar_intraday' AND symbol = new.symbol), 0)
      <> (SELECT coalesce(max(seq), -1) FROM change)
    ON CONFLICT(kind, symbol) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER bar_intraday_count_rename AFTER UPDATE OF symbol ON bar_intraday
WHEN old.symbol IS NOT new.symbol
BEGIN
  INSERT INTO change(kind, symbol, seq)
    SELECT 'bar_intraday', old.symbol, (SELECT coalesce(max(seq), 0) + 1 FROM change)
    WHERE coalesce((SELECT seq FROM change WHERE kind = 'bar_intraday' AND symbol = old.symbol), 0)
      <> (SELECT coalesce(max(seq), -1) FROM change)
    ON CONFLICT(kind, symbol) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER fact_reject_insert BEFORE INSERT ON fact
WHEN (typeof(new.symbol) <> 'text' OR length(new.symbol) NOT BETWEEN 1 AND 32 OR new.symbol GLOB '*[^A-Z0-9.^=_&-]*')
    OR (typeof(new.as_of) <> 'text' OR new.as_of IS NOT date(new.as_of, '+0 days'))
    OR (new.value IS NULL AND new.text IS NULL)
    OR (new.value IS NOT NULL AND (typeof(new.value) NOT IN ('real', 'integer') OR abs(new.value) > 1e300))
BEGIN
  INSERT INTO reject(table_name, row, reason, rejected_at) VALUES ('fact',
    substr('symbol=' || quote(new.symbol) || ', ' || 'metric=' || quote(new.metric) || ', ' || 'as_of=' || quote(new.as_of) || ', ' || 'value=' || quote(new.value) || ', ' || 'text=' || quote(new.text) || ', ' || 'unit=' || quote(new.unit) || ', ' || 'source=' || quote(new.source), 1, 4000),
    CASE WHEN typeof(new.symbol) <> 'text' OR length(new.symbol) NOT BETWEEN 1 AND 32 OR new.symbol GLOB '*[^A-Z0-9.^=_&-]*' THEN 'symbol is not made of 1 to 32 capitals, digits and . ^ = - _ &'
      WHEN typeof(new.as_of) <> 'text' OR new.as_of IS NOT date(new.as_of, '+0 days') THEN 'as_of is not a date such as 2026-01-14'
      WHEN new.value IS NULL AND new.text IS NULL THEN 'neither value nor text'
      WHEN new.value IS NOT NULL AND (typeof(new.value) NOT IN ('real', 'integer') OR abs(new.value) > 1e300) THEN 'value is not a finite number' ELSE 'row cannot be true' END,
    CAST(strftime('%s', 'now') AS REAL));
  SELECT RAISE(IGNORE);
END;
CREATE TRIGGER fact_reject_update BEFORE UPDATE ON fact
WHEN (typeof(new.symbol) <> 'text' OR length(new.symbol) NOT BETWEEN 1 AND 32 OR new.symbol GLOB '*[^A-Z0-9.^=_&-]*')
    OR (typeof(new.as_of) <> 'text' OR new.as_of IS NOT date(new.as_of, '+0 days'))
    OR (new.value IS NULL AND new.text IS NULL)
    OR (new.value IS NOT NULL AND (typeof(new.value) NOT IN ('real', 'integer') OR abs(new.value) > 1e300))
BEGIN
  INSERT INTO reject(table_name, row, reason, rejected_at) VALUES ('fact',
    substr('symbol=' || quote(new.symbol) || ', ' || 'metric=' || quote(new.metric) || ', ' || 'as_of=' || quote(new.as_of) || ', ' || 'value=' || quote(new.value) || ', ' || 'text=' || quote(new.text) || ', ' || 'unit=' || quote(new.unit) || ', ' || 'source=' || quote(new.source), 1, 4000),
    CASE WHEN typeof(new.symbol) <> 'text' OR length(new.symbol) NOT BETWEEN 1 AND 32 OR new.symbol GLOB '*[^A-Z0-9.^=_&-]*' THEN 'symbol is not made of 1 to 32 capitals, digits and . ^ = - _ &'
      WHEN typeof(new.as_of) <> 'text' OR new.as_of IS NOT date(new.as_of, '+0 days') THEN 'as_of is not a date such as 2026-01-14'
      WHEN new.value IS NULL AND new.text IS NULL THEN 'neither value nor text'
      WHEN new.value IS NOT NULL AND (typeof(new.value) NOT IN ('real', 'integer') OR abs(new.value) > 1e300) THEN 'value is not a finite number' ELSE 'row cannot be true' END,
    CAST(strftime('%s', 'now') AS REAL));
  SELECT RAISE(IGNORE);
END;
CREATE TRIGGER fact_count_insert AFTER INSERT ON fact
BEGIN
  INSERT INTO change(kind, symbol, seq)
    SELECT 'fact', new.symbol, (SELECT coalesce(max(seq), 0) + 1 FROM change)
    WHERE coalesce((SELECT seq FROM change WHERE kind = 'fact' AND symbol = new.symbol), 0)
      <> (SELECT coalesce(max(seq), -1) FROM change)
    ON CONFLICT(kind, symbol) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER fact_count_delete AFTER DELETE ON fact
BEGIN
  INSERT INTO change(kind, symbol, seq)
    SELECT 'fact', old.symbol, (SELECT coalesce(max(seq), 0) + 1 FROM change)
    WHERE coalesce((SELECT seq FROM change WHERE kind = 'fact' AND symbol = old.symbol), 0)
      <> (SELECT coalesce(max(seq), -1) FROM change)
    ON CONFLICT(kind, symbol) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER fact_count_update AFTER UPDATE ON fact
BEGIN
  INSERT INTO change(kind, symbol, seq)
    SELECT 'fact', new.symbol, (SELECT coalesce(max(seq), 0) + 1 FROM change)
    WHERE coalesce((SELECT seq FROM change WHERE kind = 'fact' AND symbol = new.symbol), 0)
      <> (SELECT coalesce(max(seq), -1) FROM change)
    ON CONFLICT(kind, symbol) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER fact_count_rename AFTER UPDATE OF symbol ON fact
WHEN old.symbol IS NOT new.symbol
BEGIN
  INSERT INTO change(kind, symbol, seq)
    SELECT 'fact', old.symbol, (SELECT coalesce(max(seq), 0) + 1 FROM change)
    WHERE coalesce((SELECT seq FROM change WHERE kind = 'fact' AND symbol = old.symbol), 0)
      <> (SELECT coalesce(max(seq), -1) FROM change)
    ON CONFLICT(kind, symbol) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER target_reject_insert BEFORE INSERT ON target
WHEN (typeof(new.symbol) <> 'text' OR length(new.symbol) NOT BETWEEN 1 AND 32 OR new.symbol GLOB '*[^A-Z0-9.^=_&-]*')
    OR (typeof(new.as_of) <> 'text' OR new.as_of IS NOT date(new.as_of, '+0 days'))
    OR (new.as_of > date('now', '+1 day'))
    OR (new.price IS NULL)
    OR (typeof(new.price) NOT IN ('real', 'integer'))
    OR (new.price <= 0)
    OR (new.price > 1e12)
    OR (new.previous IS NOT NULL AND (typeof(new.previous) NOT IN ('real', 'integer') OR NOT new.previous > 0 OR new.previous > 1e15))
    OR (new.currency IS NOT NULL AND new.currency NOT IN (SELECT code FROM currency))
BEGIN
  INSERT INTO reject(table_name, row, reason, rejected_at) VALUES ('target',
    substr('symbol=' || quote(new.symbol) || ', ' || 'firm=' || quote(new.firm) || ', ' || 'as_of=' || quote(new.as_of) || ', ' || 'price=' || quote(new.price) || ', ' || 'previous=' || quote(new.previous) || ', ' || 'currency=' || quote(new.currency) || ', ' || 'source=' || quote(new.source), 1, 4000),
    CASE WHEN typeof(new.symbol) <> 'text' OR length(new.symbol) NOT BETWEEN 1 AND 32 OR new.symbol GLOB '*[^A-Z0-9.^=_&-]*' THEN 'symbol is not made of 1 to 32 capitals, digits and . ^ = - _ &'
      WHEN typeof(new.as_of) <> 'text' OR new.as_of IS NOT date(new.as_of, '+0 days') THEN 'as_of is not a date such as 2026-01-14'
      WHEN new.as_of > date('now', '+1 day') THEN 'as_of is in the future'
      WHEN new.price IS NULL THEN 'price is missing or not a number'
      WHEN typeof(new.price) NOT IN ('real', 'integer') THEN 'price is not a number'
      WHEN new.price <= 0 THEN 'price is not above zero'
      WHEN new.price > 1e12 THEN 'price is implausibly large'
      WHEN new.previous IS NOT NULL AND (typeof(new.previous) NOT IN ('real', 'integer') OR NOT new.previous > 0 OR new.previous > 1e15) THEN 'previous is not a number > 0'
      WHEN new.currency IS NOT NULL AND new.currency NOT IN (SELECT code FROM currency) THEN 'currency is unknown' ELSE 'row cannot be true' END,
    CAST(strftime('%s', 'now') AS REAL));
  SELECT RAISE(IGNORE);
END;
CREATE TRIGGER target_reject_update BEFORE UPDATE ON target
WHEN (typeof(new.symbol) <> 'text' OR length(new.symbol) NOT BETWEEN 1 AND 32 OR new.symbol GLOB '*[^A-Z0-9.^=_&-]*')
    OR (typeof(new.as_of) <> 'text' OR new.as_of IS NOT date(new.as_of, '+0 days'))
    OR (new.as_of > date('now', '+1 day'))
    OR (new.price IS NULL)
    OR (typeof(new.price) NOT IN ('real', 'integer'))
    OR (new.price <= 0)
    OR (new.price > 1e12)
    OR (new.previous IS NOT NULL AND (typeof(new.previous) NOT IN ('real', 'integer') OR NOT new.previous > 0 OR new.previous > 1e15))
    OR (new.currency IS NOT NULL AND new.currency NOT IN (SELECT code FROM currency))
BEGIN
  INSERT INTO reject(table_name, row, reason, rejected_at) VALUES ('target',
    substr('symbol=' || quote(new.symbol) || ', ' || 'firm=' || quote(new.firm) || ', ' || 'as_of=' || quote(new.as_of) || ', ' || 'price=' || quote(new.price) || ', ' || 'previous=' || quote(new.previous) || ', ' || 'currency=' || quote(new.currency) || ', ' || 'source=' || quote(new.source), 1, 4000),
    CASE WHEN typeof(new.symbol) <> 'text' OR length(new.symbol) NOT BETWEEN 1 AND 32 OR new.symbol GLOB '*[^A-Z0-9.^=_&-]*' THEN 'symbol is not made of 1 to 32 capitals, digits and . ^ = - _ &'
      WHEN typeof(new.as_of) <> 'text' OR new.as_of IS NOT date(new.as_of, '+0 days') THEN 'as_of is not a date such as 2026-01-14'
      WHEN new.as_of > date('now', '+1 day') THEN 'as_of is in the future'
      WHEN new.price IS NULL THEN 'price is missing or not a number'
      WHEN typeof(new.price) NOT IN ('real', 'integer') THEN 'price is not a number'
      WHEN new.price <= 0 THEN 'price is not above zero'
      WHEN new.price > 1e12 THEN 'price is implausibly large'
      WHEN new.previous IS NOT NULL AND (typeof(new.previous) NOT IN ('real', 'integer') OR NOT new.previous > 0 OR new.previous > 1e15) THEN 'previous is not a number > 0'
      WHEN new.currency IS NOT NULL AND new.currency NOT IN (SELECT code FROM currency) THEN 'currency is unknown' ELSE 'row cannot be true' END,
    CAST(strftime('%s', 'now') AS REAL));
  SELECT RAISE(IGNORE);
END;
CREATE TRIGGER target_count_insert AFTER INSERT ON target
BEGIN
  INSERT INTO change(kind, symbol, seq)
    SELECT 'target', new.symbol, (SELECT coalesce(max(seq), 0) + 1 FROM change)
    WHERE coalesce((SELECT seq FROM change WHERE kind = 'target' AND symbol = new.symbol), 0)
      <> (SELECT coalesce(max(seq), -1) FROM change)
    ON CONFLICT(kind, symbol) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER target_count_delete AFTER DELETE ON target
BEGIN
  INSERT INTO change(kind, symbol, seq)
    SELECT 'target', old.symbol, (SELECT coalesce(max(seq), 0) + 1 FROM change)
    WHERE coalesce((SELECT seq FROM change WHERE kind = 'target' AND symbol = old.symbol), 0)
      <> (SELECT coalesce(max(seq), -1) FROM change)
    ON CONFLICT(kind, symbol) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER target_count_update AFTER UPDATE ON target
BEGIN
  INSERT INTO change(kind, symbol, seq)
    SELECT 'target', new.symbol, (SELECT coalesce(max(seq), 0) + 1 FROM change)
    WHERE coalesce((SELECT seq FROM change WHERE kind = 'target' AND symbol = new.symbol), 0)
      <> (SELECT coalesce(max(seq), -1) FROM change)
    ON CONFLICT(kind, symbol) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER target_count_rename AFTER UPDATE OF symbol ON target
WHEN old.symbol IS NOT new.symbol
BEGIN
  INSERT INTO change(kind, symbol, seq)
    SELECT 'target', old.symbol, (SELECT coalesce(max(seq), 0) + 1 FROM change)
    WHERE coalesce((SELECT seq FROM change WHERE kind = 'target' AND symbol = old.symbol), 0)
      <> (SELECT coalesce(max(seq), -1) FROM change)
    ON CONFLICT(kind, symbol) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER event_reject_insert BEFORE INSERT ON event
WHEN (typeof(new.symbol) <> 'text' OR length(new.symbol) NOT BETWEEN 1 AND 32 OR new.symbol GLOB '*[^A-Z0-9.^=_&-]*')
    OR (typeof(new.date) <> 'text' OR new.date IS NOT date(new.date, '+0 days'))
BEGIN
  INSERT INTO reject(table_name, row, reason, rejected_at) VALUES ('event',
    substr('symbol=' || quote(new.symbol) || ', ' || 'date=' || quote(new.date) || ', ' || 'kind=' || quote(new.kind) || ', ' || 'title=' || quote(new.title) || ', ' || 'source=' || quote(new.source), 1, 4000),
    CASE WHEN typeof(new.symbol) <> 'text' OR length(new.symbol) NOT BETWEEN 1 AND 32 OR new.symbol GLOB '*[^A-Z0-9.^=_&-]*' THEN 'symbol is not made of 1 to 32 capitals, digits and . ^ = - _ &'
      WHEN typeof(new.date) <> 'text' OR new.date IS NOT date(new.date, '+0 days') THEN 'date is not a date such as 2026-01-14' ELSE 'row cannot be true' END,
    CAST(strftime('%s', 'now') AS REAL));
  SELECT RAISE(IGNORE);
END;
CREATE TRIGGER event_reject_update BEFORE UPDATE ON event
WHEN (typeof(new.symbol) <> 'text' OR length(new.symbol) NOT BETWEEN 1 AND 32 OR new.symbol GLOB '*[^A-Z0-9.^=_&-]*')
    OR (typeof(new.date) <> 'text' OR new.date IS NOT date(new.date, '+0 days'))
BEGIN
  INSERT INTO reject(table_name, row, reason, rejected_at) VALUES ('event',
    substr('symbol=' || quote(new.symbol) || ', ' || 'date=' || quote(new.date) || ', ' || 'kind=' || quote(new.kind) || ', ' || 'title=' || quote(new.title) || ', ' || 'source=' || quote(new.source), 1, 4000),
    CASE WHEN typeof(new.symbol) <> 'text' OR length(new.symbol) NOT BETWEEN 1 AND 32 OR new.symbol GLOB '*[^A-Z0-9.^=_&-]*' THEN 'symbol is not made of 1 to 32 capitals, digits and . ^ = - _ &'
      WHEN typeof(new.date) <> 'text' OR new.date IS NOT date(new.date, '+0 days') THEN 'date is not a date such as 2026-01-14' ELSE 'row cannot be true' END,
    CAST(strftime('%s', 'now') AS REAL));
  SELECT RAISE(IGNORE);
END;
CREATE TRIGGER event_count_insert AFTER INSERT ON event
BEGIN
  INSERT INTO change(kind, symbol, seq)
    SELECT 'event', new.symbol, (SELECT coalesce(max(seq), 0) + 1 FROM change)
    WHERE coalesce((SELECT seq FROM change WHERE kind = 'event' AND symbol = new.symbol), 0)
      <> (SELECT coalesce(max(seq), -1) FROM change)
    ON CONFLICT(kind, symbol) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER event_count_delete AFTER DELETE ON event
BEGIN
  INSERT INTO change(kind, symbol, seq)
    SELECT 'event', old.symbol, (SELECT coalesce(max(seq), 0) + 1 FROM change)
    WHERE coalesce((SELECT seq FROM change WHERE kind = 'event' AND symbol = old.symbol), 0)
      <> (SELECT coalesce(max(seq), -1) FROM change)
    ON CONFLICT(kind, symbol) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER event_count_update AFTER UPDATE ON event
BEGIN
  INSERT INTO change(kind, symbol, seq)
    SELECT 'event', new.symbol, (SELECT coalesce(max(seq), 0) + 1 FROM change)
    WHERE coalesce((SELECT seq FROM change WHERE kind = 'event' AND symbol = new.symbol), 0)
      <> (SELECT coalesce(max(seq), -1) FROM change)
    ON CONFLICT(kind, symbol) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER event_count_rename AFTER UPDATE OF symbol ON event
WHEN old.symbol IS NOT new.symbol
BEGIN
  INSERT INTO change(kind, symbol, seq)
    SELECT 'event', old.symbol, (SELECT coalesce(max(seq), 0) + 1 FROM change)
    WHERE coalesce((SELECT seq FROM change WHERE kind = 'event' AND symbol = old.symbol), 0)
      <> (SELECT coalesce(max(seq), -1) FROM change)
    ON CONFLICT(kind, symbol) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER feed_status_count_insert AFTER INSERT ON feed_status
BEGIN
  INSERT INTO change(kind, symbol, seq)
    SELECT 'feed_status', new.feed, (SELECT coalesce(max(seq), 0) + 1 FROM change)
    WHERE coalesce((SELECT seq FROM change WHERE kind = 'feed_status' AND symbol = new.feed), 0)
      <> (SELECT coalesce(max(seq), -1) FROM change)
    ON CONFLICT(kind, symbol) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER feed_status_count_delete AFTER DELETE ON feed_status
BEGIN
  INSERT INTO change(kind, symbol, seq)
    SELECT 'feed_status', old.feed, (SELECT coalesce(max(seq), 0) + 1 FROM change)
    WHERE coalesce((SELECT seq FROM change WHERE kind = 'feed_status' AND symbol = old.feed), 0)
      <> (SELECT coalesce(max(seq), -1) FROM change)
    ON CONFLICT(kind, symbol) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER feed_status_count_update AFTER UPDATE ON feed_status
BEGIN
  INSERT INTO change(kind, symbol, seq)
    SELECT 'feed_status', new.feed, (SELECT coalesce(max(seq), 0) + 1 FROM change)
    WHERE coalesce((SELECT seq FROM change WHERE kind = 'feed_status' AND symbol = new.feed), 0)
      <> (SELECT coalesce(max(seq), -1) FROM change)
    ON CONFLICT(kind, symbol) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER feed_status_count_rename AFTER UPDATE OF feed ON feed_status
WHEN old.feed IS NOT new.feed
BEGIN
  INSERT INTO change(kind, symbol, seq)
    SELECT 'feed_status', old.feed, (SELECT coalesce(max(seq), 0) + 1 FROM change)
    WHERE coalesce((SELECT seq FROM change WHERE kind = 'feed_status' AND symbol = old.feed), 0)
      <> (SELECT coalesce(max(seq), -1) FROM change)
    ON CONFLICT(kind, symbol) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER quote_skeleton AFTER INSERT ON quote
WHEN NOT EXISTS (SELECT 1 FROM instrument WHERE symbol = new.symbol)
BEGIN
  INSERT INTO instrument(symbol) VALUES (new.symbol);
END;
CREATE TRIGGER bar_daily_skeleton AFTER INSERT ON bar_daily
WHEN NOT EXISTS (SELECT 1 FROM instrument WHERE symbol = new.symbol)
BEGIN
  INSERT INTO instrument(symbol) VALUES (new.symbol);
END;
CREATE TRIGGER bar_intraday_skeleton AFTER INSERT ON bar_intraday
WHEN NOT EXISTS (SELECT 1 FROM instrument WHERE symbol = new.symbol)
BEGIN
  INSERT INTO instrument(symbol) VALUES (new.symbol);
END;
CREATE TRIGGER fact_skeleton AFTER INSERT ON fact
WHEN NOT EXISTS (SELECT 1 FROM instrument WHERE symbol = new.symbol)
BEGIN
  INSERT INTO instrument(symbol) VALUES (new.symbol);
END;
CREATE TRIGGER target_skeleton AFTER INSERT ON target
WHEN NOT EXISTS (SELECT 1 FROM instrument WHERE symbol = new.symbol)
BEGIN
  INSERT INTO instrument(symbol) VALUES (new.symbol);
END;
CREATE TRIGGER event_skeleton AFTER INSERT ON event
WHEN NOT EXISTS (SELECT 1 FROM instrument WHERE symbol = new.symbol)
BEGIN
  INSERT INTO instrument(symbol) VALUES (new.symbol);
END;
CREATE TRIGGER reject_bound AFTER INSERT ON reject WHEN new.id % 1000 = 0
BEGIN
  DELETE FROM reject WHERE id <= new.id - 100000;
END;
PRAGMA application_id = 1667787120;
PRAGMA user_version = 1;
