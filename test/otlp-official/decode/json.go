package main

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
)

// fromOTLPJSON makes protojson of OTLP's JSON, which differs in one thing: ids are hex there.
func fromOTLPJSON(content []byte) ([]byte, error) {
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		return nil, err
	}
	if err := convertIDs(value); err != nil {
		return nil, err
	}
	return json.Marshal(value)
}

func convertIDs(value any) error {
	switch value := value.(type) {
	case []any:
		for _, item := range value {
			if err := convertIDs(item); err != nil {
				return err
			}
		}
	case map[string]any:
		for key, item := range value {
			id, isText := item.(string)
			if key != "traceId" && key != "spanId" && key != "parentSpanId" || !isText {
				if err := convertIDs(item); err != nil {
					return err
				}
				continue
			}
			octets, err := hex.DecodeString(id)
			if err != nil {
				return fmt.Errorf("%s is not hex: %w", key, err)
			}
			value[key] = base64.StdEncoding.EncodeToString(octets)
		}
	}
	return nil
}
